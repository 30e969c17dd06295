package kosh.observation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a figure can be trusted, strongest first: a sum has the weakest status of its parts. The letter is the code of the SDMX list
 * {@code CL_OBS_STATUS} that comes nearest.
 */
public enum Status {
    /** Of a state body or an international organisation, even if read in a newspaper. */
    OFFICIAL("A"),
    /** Printed without such attribution. */
    REPORTED("A"),
    /** Arithmetic on other rows; the recipe stands in the locator. */
    DERIVED("E"),
    /** An expert's or a model's estimate. */
    ESTIMATE("E"),
    /** Contradicted by a better-placed figure; no slip is proven. */
    DISPUTED("U"),
    /** Only of answers: some of the cells that the sum needs are missing, so only a lower bound is known. */
    PARTIAL("U"),
    /** No figure, and the note says why. */
    MISSING("L"),
    /** A misprint or slip, kept as evidence: never in a table, so never in a sum. */
    MISPRINT("U");

    private static final Map<String, Status> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Status::toString, status -> status));

    private static final Status[] BY_MARK = values();

    private final String sdmx;
    private final String text = name().toLowerCase(Locale.ROOT);

    Status(String sdmx) {
        this.sdmx = sdmx;
    }

    public String sdmx() {
        return sdmx;
    }

    /** Finds the status that {@link #toString} prints as {@code text}. */
    public static Optional<Status> of(String text) {
        return Optional.ofNullable(BY_NAME.get(text));
    }

    /** A small number for the status; the greater, the weaker. */
    @SuppressWarnings("EnumOrdinal") // The number lives within one run and is never stored.
    public int mark() {
        return ordinal();
    }

    /** The weakest of the statuses whose marks are the bits set. */
    public static Status weakest(int marks) {
        return BY_MARK[Integer.SIZE - 1 - Integer.numberOfLeadingZeros(marks)];
    }

    @Override
    public String toString() {
        return text;
    }
}
