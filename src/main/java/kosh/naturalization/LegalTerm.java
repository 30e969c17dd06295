package kosh.naturalization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kosh.observation.Period;
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
            "counts",
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

    /**
     * The spans in which a complete file of an ethnic Kazakh passes this step by this rule, with a blank between them; open spans end in
     * {@code ..}. Null if the rule is not on that way.
     */
    private @Nullable String counts;

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
            @Nullable String counts,
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
        this.counts = counts;
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
        return Arrays.asList(id, validFrom, validTo, who, step, rule, days, dayKind, counts, source, note);
    }

    public String source() {
        return source;
    }

    public String id() {
        return id;
    }

    public @Nullable String validFrom() {
        return validFrom;
    }

    public @Nullable String validTo() {
        return validTo;
    }

    public String who() {
        return who;
    }

    public String step() {
        return step;
    }

    public String rule() {
        return rule;
    }

    public @Nullable Integer days() {
        return days;
    }

    public @Nullable String dayKind() {
        return dayKind;
    }

    public @Nullable String note() {
        return note;
    }

    /** Whether the rule may have been in force on the day; dates of reduced precision count with all their days. */
    public boolean isInForceOn(LocalDate day) {
        boolean begun = validFrom == null || !Period.parse(validFrom).start().isAfter(day);
        boolean ended = validTo != null && !Period.parse(validTo).end().isAfter(day);
        return begun && !ended;
    }

    /** The spans in which the step counts towards what a complete file may take. */
    public List<Period> counts() {
        return counts == null
                ? List.of()
                : Arrays.stream(counts.split(" ")).map(LegalTerm::span).toList();
    }

    /**
     * Reads {@code 2011-08/2013-12} (from the first day of the one to the first of the other) or {@code 2021-09-01/..}.
     *
     * @throws DateTimeException if it is neither
     */
    public static Period span(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new DateTimeException("'" + text + "' is no span; write 2011-08/2013-12 or 2021-09-01/..");
        }
        String end = text.substring(slash + 1);
        return Period.of(
                Period.parse(text.substring(0, slash)).start(),
                end.equals("..") ? LocalDate.MAX : Period.parse(end).start());
    }
}
