package kosh.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** From this day on a dataset counts something else, or counts it in another way: no sum runs across it. */
@Entity
@Table(name = "series_break")
public class Break extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE =
            Shape.of("series_break", "dataset", "indicator", "date:break_date", "note", "source");

    @Column(nullable = false)
    private String dataset;

    /** Null if it concerns all indicators of the dataset. */
    private @Nullable String indicator;

    @Column(name = "break_date", nullable = false)
    private LocalDate date;

    @Column(nullable = false)
    private String note;

    private @Nullable String source;

    @SuppressWarnings("NullAway.Init")
    protected Break() {}

    public Break(String dataset, @Nullable String indicator, LocalDate date, String note, @Nullable String source) {
        this.dataset = dataset;
        this.indicator = indicator;
        this.date = date;
        this.note = note;
        this.source = source;
    }

    @Override
    public String key() {
        return dataset + ' ' + indicator + ' ' + date;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(dataset, indicator, date, note, source);
    }

    public String dataset() {
        return dataset;
    }

    public boolean concerns(String indicatorId) {
        return indicator == null || indicator.equals(indicatorId);
    }

    public @Nullable String indicator() {
        return indicator;
    }

    public LocalDate date() {
        return date;
    }

    public String note() {
        return note;
    }

    public @Nullable String source() {
        return source;
    }
}
