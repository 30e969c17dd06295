package kosh.naturalization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** A rule in force between two dates: who, which step on the way to citizenship, how many days at most. */
@Entity
@Table(name = "legal_term")
public class LegalTerm extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "legal_term",
            "id",
            "valid_from",
            "valid_to",
            "who",
            "step",
            "rule:rule_text",
            "days",
            "day_kind",
            "source",
            "note");

    @Column(nullable = false)
    private String id;

    /** ISO 8601, possibly of reduced precision; null if it was not read. */
    @Column(name = "valid_from")
    private @Nullable String validFrom;

    @Column(name = "valid_to")
    private @Nullable String validTo;

    @Column(nullable = false)
    private String who;

    @Column(nullable = false)
    private String step;

    @Column(name = "rule_text", nullable = false)
    private String rule;

    private @Nullable Integer days;

    /** calendar or working; null if there are no days. */
    @Column(name = "day_kind")
    private @Nullable String dayKind;

    @Column(nullable = false)
    private String source;

    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected LegalTerm() {}

    public LegalTerm(
            String id,
            @Nullable String validFrom,
            @Nullable String validTo,
            String who,
            String step,
            String rule,
            @Nullable Integer days,
            @Nullable String dayKind,
            String source,
            @Nullable String note) {
        this.id = id;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.who = who;
        this.step = step;
        this.rule = rule;
        this.days = days;
        this.dayKind = dayKind;
        this.source = source;
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
        return Arrays.asList(id, validFrom, validTo, who, step, rule, days, dayKind, source, note);
    }

    public String source() {
        return source;
    }
}
