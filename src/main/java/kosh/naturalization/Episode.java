package kosh.naturalization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.List;
import kosh.observation.Period;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * The way of one person, or of {@code persons} people together, to citizenship. It bears a number and never a name. Dates are ISO 8601,
 * possibly of reduced precision; what is not known is null.
 */
@Entity
public class Episode extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "episode",
            "id",
            "dataset",
            "persons",
            "origin",
            "destination",
            "sex",
            "age",
            "procedure:legal_procedure",
            "arrived",
            "outcome",
            "outcome_date",
            "source",
            "locator",
            "note");

    @Column(nullable = false)
    private String id;

    @Column(nullable = false)
    private String dataset;

    @Column(nullable = false)
    private int persons;

    @Column(nullable = false)
    private String origin;

    @Column(nullable = false)
    private String destination;

    /** A code of the SDMX list CL_SEX; null if it is not known. */
    private @Nullable String sex;

    /** At arrival: a code of the SDMX list CL_AGE; null if it is not known. */
    private @Nullable String age;

    @Column(name = "legal_procedure")
    private @Nullable String procedure;

    private @Nullable String arrived;

    /** citizen, waiting, left, refused or died. */
    private @Nullable String outcome;

    @Column(name = "outcome_date")
    private @Nullable String outcomeDate;

    @Column(nullable = false)
    private String source;

    private @Nullable String locator;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected Episode() {}

    public Episode(
            String id,
            String dataset,
            int persons,
            String origin,
            String destination,
            @Nullable String sex,
            @Nullable String age,
            @Nullable String procedure,
            @Nullable String arrived,
            @Nullable String outcome,
            @Nullable String outcomeDate,
            String source,
            @Nullable String locator,
            @Nullable String note) {
        this.id = id;
        this.dataset = dataset;
        this.persons = persons;
        this.origin = origin;
        this.destination = destination;
        this.sex = sex;
        this.age = age;
        this.procedure = procedure;
        this.arrived = arrived;
        this.outcome = outcome;
        this.outcomeDate = outcomeDate;
        this.source = source;
        this.locator = locator;
        this.note = note;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(
                id,
                dataset,
                persons,
                origin,
                destination,
                sex,
                age,
                procedure,
                arrived,
                outcome,
                outcomeDate,
                source,
                locator,
                note);
    }

    public int persons() {
        return persons;
    }

    /** Whether the outcome lies wholly before the arrival. */
    public boolean endsBeforeItBegins() {
        return arrived != null
                && outcomeDate != null
                && !Period.parse(outcomeDate)
                        .end()
                        .isAfter(Period.parse(arrived).start());
    }

    public String id() {
        return id;
    }

    public String dataset() {
        return dataset;
    }

    public String origin() {
        return origin;
    }

    public String destination() {
        return destination;
    }

    public @Nullable String sex() {
        return sex;
    }

    public @Nullable String age() {
        return age;
    }

    public @Nullable String procedure() {
        return procedure;
    }

    public @Nullable String arrived() {
        return arrived;
    }

    public @Nullable String outcome() {
        return outcome;
    }

    public @Nullable String outcomeDate() {
        return outcomeDate;
    }

    public String source() {
        return source;
    }

    public @Nullable String locator() {
        return locator;
    }

    public @Nullable String note() {
        return note;
    }
}
