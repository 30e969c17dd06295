package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * What a figure stands on.
 *
 * @param status how sure it is
 * @param source the id of the source that prints it; null for what is missing or derived
 * @param locator where in the source, in our words; for derived rows the recipe
 * @param basis ids of the observations that the row rests on, with a blank between them
 * @param aliases ids under which the same figure of the same document was also recorded, with a blank between them
 * @param definition how what the printer counts differs from what the indicator counts; null if it does not
 */
@Embeddable
public record Grounds(
        @Enumerated(EnumType.STRING) @Column(nullable = false)
        Status status,

        @Nullable String source,
        @Nullable String locator,
        @Nullable String note,
        @Nullable String basis,
        @Nullable String aliases,
        @Enumerated(EnumType.STRING) @Nullable Definition definition) {}
