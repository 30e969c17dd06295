package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What is counted, of whom, from where to where: all dimensions of a figure but time, as SDMX has its series keys. Sex and age are
 * {@link Observation#TOTAL} where they are not told apart.
 */
@Embeddable
public record SeriesKey(
        @Column(nullable = false) String indicator,
        @Column(nullable = false) String origin,
        @Column(nullable = false) String destination,
        @Column(nullable = false) String sex,
        @Column(nullable = false) String age) {}
