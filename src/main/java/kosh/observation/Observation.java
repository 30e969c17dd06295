package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * One published number: what was counted, of whom, from where to where, when, how many, how sure, and where it is printed. The unit is the
 * unit of the indicator. {@code low} and {@code high} are the bounds that the source or its rounding gives; null where it gives none.
 */
@Entity
public class Observation extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "observation",
            "id",
            "dataset",
            "indicator",
            "origin",
            "destination",
            "sex",
            "age",
            "period_start",
            "period_end",
            "period_end_from",
            "value:amount",
            "low",
            "high",
            "decimals",
            "status",
            "source",
            "locator",
            "note",
            "basis",
            "aliases",
            ":named");

    /** The code for all sexes or all ages. */
    public static final String TOTAL = "_T";

    /** Null until it is asked for, if it is made of what the cell counts: a file of millions that is only rehearsed needs no such names. */
    @Column(nullable = false)
    private @Nullable String id;

    /** The id, unless it is made of what the cell counts: then it is found by that, and an index of millions of such names is spared. */
    private @Nullable String named;

    @Column(nullable = false)
    private String dataset;

    @Column(nullable = false)
    private String indicator;

    @Column(nullable = false)
    private String origin;

    @Column(nullable = false)
    private String destination;

    @Column(nullable = false)
    private String sex;

    @Column(nullable = false)
    private String age;

    @Embedded
    private Period period;

    @Embedded
    private Figure figure;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status;

    private @Nullable String source;

    /** Where in the source, in our words; for derived rows the recipe. */
    private @Nullable String locator;

    private @Nullable String note;

    /** Ids of the observations that the row rests on, with a blank between them. */
    private @Nullable String basis;

    /** Ids under which the same figure of the same document was also recorded. */
    private @Nullable String aliases;

    @SuppressWarnings("NullAway.Init")
    protected Observation() {}

    /** Makes an observation that is not stored yet.
     *
     * @param id null for the cell of a table that is known by what it counts: see {@link #cellName}
     */
    public Observation(
            @Nullable String id,
            String dataset,
            String indicator,
            String origin,
            String destination,
            String sex,
            String age,
            Period period,
            Figure figure,
            Status status,
            @Nullable String source,
            @Nullable String locator,
            @Nullable String note,
            @Nullable String basis,
            @Nullable String aliases) {
        this.dataset = dataset;
        this.indicator = indicator;
        this.origin = origin;
        this.destination = destination;
        this.sex = sex;
        this.age = age;
        this.period = period;
        this.figure = figure;
        this.status = status;
        this.source = source;
        this.locator = locator;
        this.note = note;
        this.basis = basis;
        this.aliases = aliases;
        this.id = id;
        this.named = id;
    }

    /** A name made of all that tells a cell of a table from the others of its dataset. */
    public final String cellName() {
        return String.join(
                ":",
                dataset,
                indicator,
                origin,
                destination,
                sex,
                age,
                period.toString().replace("/", ".."));
    }

    /** Keeps the id under which the cell was known before. */
    public void keepId(String known) {
        this.id = known;
        this.named = known;
    }

    @Override
    public String key() {
        return id();
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(
                id(),
                dataset,
                indicator,
                origin,
                destination,
                sex,
                age,
                period.start(),
                period.end(),
                period.endFrom(),
                figure.printedValue(),
                figure.printedLow(),
                figure.printedHigh(),
                figure.decimals(),
                status.name(),
                source,
                locator,
                note,
                basis,
                aliases,
                named);
    }

    public String id() {
        if (id == null) {
            id = cellName();
        }
        return id;
    }

    public String dataset() {
        return dataset;
    }

    public String indicator() {
        return indicator;
    }

    public String origin() {
        return origin;
    }

    public String destination() {
        return destination;
    }

    public String sex() {
        return sex;
    }

    public String age() {
        return age;
    }

    public Period period() {
        return period;
    }

    public @Nullable BigDecimal value() {
        return figure.printedValue();
    }

    public @Nullable BigDecimal low() {
        return figure.printedLow();
    }

    public @Nullable BigDecimal high() {
        return figure.printedHigh();
    }

    /** The number of decimals that the figure was printed with. */
    public int decimals() {
        return figure.decimals();
    }

    public Status status() {
        return status;
    }

    public @Nullable String source() {
        return source;
    }

    public @Nullable String locator() {
        return locator;
    }

    public @Nullable String note() {
        return note;
    }

    public List<String> basis() {
        return basis == null ? List.of() : List.of(basis.split(" "));
    }

    public List<String> aliases() {
        return aliases == null ? List.of() : List.of(aliases.split(" "));
    }
}
