package kosh.observation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
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
            "definition",
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

    @Embedded
    private SeriesKey series;

    @Embedded
    private Period period;

    @Embedded
    private Figure figure;

    @Embedded
    private Grounds grounds;

    @SuppressWarnings("NullAway.Init")
    protected Observation() {}

    /** Makes an observation that is not stored yet.
     *
     * @param id null for the cell of a table that is known by what it counts: see {@link #cellName}
     */
    public Observation(
            @Nullable String id, String dataset, SeriesKey series, Period period, Figure figure, Grounds grounds) {
        this.dataset = dataset;
        this.series = series;
        this.period = period;
        this.figure = figure;
        this.grounds = grounds;
        this.id = id;
        this.named = id;
    }

    /** A name made of all that tells a cell of a table from the others of its dataset. */
    public final String cellName() {
        return String.join(
                ":",
                dataset,
                series.indicator(),
                series.origin(),
                series.destination(),
                series.sex(),
                series.age(),
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
                series.indicator(),
                series.origin(),
                series.destination(),
                series.sex(),
                series.age(),
                period.start(),
                period.end(),
                period.endFrom(),
                figure.printedValue(),
                figure.printedLow(),
                figure.printedHigh(),
                figure.decimals(),
                grounds.status().name(),
                grounds.source(),
                grounds.locator(),
                grounds.note(),
                grounds.basis(),
                grounds.aliases(),
                grounds.definition() == null ? null : grounds.definition().name(),
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
        return series.indicator();
    }

    public String origin() {
        return series.origin();
    }

    public String destination() {
        return series.destination();
    }

    public String sex() {
        return series.sex();
    }

    public String age() {
        return series.age();
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
        return grounds.status();
    }

    public @Nullable String source() {
        return grounds.source();
    }

    public @Nullable String locator() {
        return grounds.locator();
    }

    public @Nullable String note() {
        return grounds.note();
    }

    public List<String> basis() {
        String basis = grounds.basis();
        return basis == null ? List.of() : List.of(basis.split(" "));
    }

    public List<String> aliases() {
        String aliases = grounds.aliases();
        return aliases == null ? List.of() : List.of(aliases.split(" "));
    }

    /** How what it counts differs from what its indicator counts. */
    public Definition definition() {
        Definition definition = grounds.definition();
        return definition == null ? Definition.SAME : definition;
    }
}
