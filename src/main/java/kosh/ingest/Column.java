package kosh.ingest;

/** A column of a layout. Every file of the layout must have it; if it is required, no cell may be empty. */
public record Column(String name, boolean required) {

    static Column required(String name) {
        return new Column(name, true);
    }

    static Column optional(String name) {
        return new Column(name, false);
    }
}
