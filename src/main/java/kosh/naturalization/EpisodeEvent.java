package kosh.naturalization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** A dated step of an episode: a permit, a court, a refusal. */
@Entity
@Table(name = "episode_event")
public class EpisodeEvent extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "episode_event",
            "id",
            "dataset",
            "episode",
            "event",
            "date:event_date",
            "outcome",
            "source",
            "locator",
            "note");

    @Column(nullable = false)
    private String id;

    @Column(nullable = false)
    private String dataset;

    @Column(nullable = false)
    private String episode;

    @Column(nullable = false)
    private String event;

    /** ISO 8601, possibly of reduced precision. */
    @Column(name = "event_date")
    private @Nullable String date;

    private @Nullable String outcome;

    @Column(nullable = false)
    private String source;

    private @Nullable String locator;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected EpisodeEvent() {}

    public EpisodeEvent(
            String id,
            String dataset,
            String episode,
            String event,
            @Nullable String date,
            @Nullable String outcome,
            String source,
            @Nullable String locator,
            @Nullable String note) {
        this.id = id;
        this.dataset = dataset;
        this.episode = episode;
        this.event = event;
        this.date = date;
        this.outcome = outcome;
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
        return Arrays.asList(id, dataset, episode, event, date, outcome, source, locator, note);
    }

    public String dataset() {
        return dataset;
    }

    public String episode() {
        return episode;
    }

    public String event() {
        return event;
    }

    public @Nullable String date() {
        return date;
    }

    public @Nullable String outcome() {
        return outcome;
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
