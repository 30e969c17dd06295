package kosh.ingest;

/** A finding that only all rows together show: told when the file is read once more. */
record Later(String field, String rule, Finding.Severity severity, String message) {

    static Later error(String field, String rule, String message) {
        return new Later(field, rule, Finding.Severity.ERROR, message);
    }

    static Later warning(String field, String rule, String message) {
        return new Later(field, rule, Finding.Severity.WARNING, message);
    }
}
