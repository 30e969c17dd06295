package kosh.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of refusal. The name, with dashes, is the last part of the problem's type URI and never changes. */
public enum ProblemType {
    BAD_PARAMETER(400, "Bad parameter", "A parameter's value cannot be read; the detail says what can."),
    UNKNOWN_PARAMETER(
            400, "Unknown parameter", "The path does not know the parameter; the problem lists those it knows."),
    BAD_REQUEST(400, "Bad request", "The request cannot be read."),
    UNAUTHORIZED(
            401,
            "Token needed",
            "Writing needs a bearer token that works: Authorization: Bearer kosh_… An admin makes them at /v1/tokens."),
    FORBIDDEN(403, "Not allowed", "The token does not have the role that this needs."),
    NOT_FOUND(404, "Not found", "There is nothing at this address in this release."),
    METHOD_NOT_ALLOWED(
            405, "Method not allowed", "The path does not take this method; the Allow header lists those it takes."),
    NOT_ACCEPTABLE(
            406, "Not acceptable", "The answer is not offered in the format asked for; the problem lists the formats."),
    CONFLICT(409, "Conflict", "What is there now does not allow it; the detail says what stands in the way."),
    PRECONDITION_FAILED(
            412, "Plan out of date", "Another release has been made since the rehearsal. Rehearse again and compare."),
    CONTENT_TOO_LARGE(413, "Too large", "The file is larger than the service takes, or unpacks suspiciously well."),
    ANSWER_TOO_LARGE(
            413,
            "Answer too large",
            "A JSON answer is whole in memory, and bounded; CSV and NDJSON are not. /v1/limits has the numbers."),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type", "The path does not take a body of this type."),
    IMPORT_REFUSED(
            422,
            "Import refused",
            "Something is wrong with the file, and nothing of it was stored; the problem lists all of it."),
    KEY_REUSED(
            422,
            "Key used before",
            "The Idempotency-Key came before with another file or another wish. Use a new one."),
    UNKNOWN_CODE(
            422,
            "Unknown code",
            "A code is not in its list; the problem names the nearest ones and where the list is."),
    NOT_A_TABLE(
            422,
            "Not a table",
            "A register holds figures as printed: they overlap and contradict, and are never summed."),
    NOT_ADDITIVE(
            422,
            "Does not add",
            "The question would sum figures that do not add; the problem names a question that works."),
    TWO_DATASETS(422, "Two datasets", "Figures of two datasets are never summed or shown as one."),
    BREAK_IN_SERIES(422, "Break in series", "The question would sum across a change of definition or method."),
    SEVERAL_SERIES(422, "Several series", "A trend is of one series; the problem names a question that gives one."),
    UNSUITABLE_SERIES(
            422,
            "Series does not allow it",
            "The series has too few points that can be compared, or a method cannot say anything of it; the detail says why."),
    TOO_MUCH(
            422,
            "Too much at once",
            "The answer would be larger than the path gives; the problem names a smaller question."),
    NO_SUCH_LEVEL(422, "No such level", "The dimension cannot be kept at that level."),
    PRECONDITION_REQUIRED(
            428, "Plan not named", "A commit names in If-Match the planToken of the rehearsal that it carries out."),
    INSUFFICIENT_STORAGE(507, "No room", "The service has no room to store the file. Nothing was changed; try later."),
    SERVICE_UNAVAILABLE(
            503, "Not ready", "The service is starting; try again after the seconds that Retry-After names."),
    OVERLOADED(
            503,
            "Too many questions at once",
            "More is asked at once than can be answered soon; ask again after the seconds that Retry-After names."),
    OUT_OF_TIME(
            503,
            "Out of time",
            "The answer took longer than /v1/limits allows, and was given up. Ask for less at a time, or later."),
    OTHER(500, "Internal error", "A fault of the service, not of the request; the instance identifies it in the log.");

    private final int status;
    private final String title;
    private final String meaning;

    ProblemType(int status, String title, String meaning) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String meaning() {
        return meaning;
    }

    /** The last part of the type URI. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ProblemType> of(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equals(id)).findFirst();
    }

    /** The type for a status that the framework chose. */
    public static Optional<ProblemType> ofStatus(int status) {
        return switch (status) {
            case 400 -> Optional.of(BAD_REQUEST);
            default ->
                Arrays.stream(values())
                        .filter(t -> t.status == status && status != 422)
                        .findFirst();
        };
    }
}
