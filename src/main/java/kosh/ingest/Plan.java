package kosh.ingest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import kosh.observation.Observation;
import org.jspecify.annotations.Nullable;

/** What a commit of a file would do to the rows that the release holds. */
public final class Plan {

    /** How many of the changes are listed. */
    private static final int LISTED = 20;

    private static final MathContext PRECISION = new MathContext(4);

    /**
     * A figure that would change.
     *
     * @param key the id of the observation
     * @param old what holds now; null if there is no figure
     * @param now what would hold; null if there would be no figure
     * @param change the difference as a part of the old figure, to four digits; null if there is none to compare
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Change(
            String key,
            @Nullable BigDecimal old,
            @JsonProperty("new") @Nullable BigDecimal now,
            @Nullable BigDecimal change) {

        static Change of(String key, @Nullable BigDecimal old, @Nullable BigDecimal now) {
            if (old == null || now == null || old.signum() == 0) {
                return new Change(key, old, now, null);
            }
            return new Change(key, old, now, now.subtract(old).divide(old.abs(), PRECISION));
        }

        private boolean isOne() {
            return (old == null) != (now == null) || (old != null && now != null && old.compareTo(now) != 0);
        }
    }

    /** A change whose old figure is known to the precision of a ranking. */
    private record Candidate(long row, String key, @Nullable BigDecimal now, float weight) {}

    private final PriorityQueue<Candidate> largest = new PriorityQueue<>(Comparator.comparing(Candidate::weight));
    private final LongStream.Builder closed = LongStream.builder();
    private List<Change> changes = List.of();
    private long inserted;
    private long updated;
    private long unchanged;
    private long deleted;

    void insert() {
        inserted++;
    }

    void leave() {
        unchanged++;
    }

    void update(long row) {
        updated++;
        closed.add(row);
    }

    /** @param old the figure of the row, to the precision of a ranking; NaN if there is none */
    void updateFigure(long row, float old, Observation incoming) {
        update(row);
        BigDecimal now = incoming.value();
        float weight = now == null || Float.isNaN(old) || old == 0
                ? Float.MAX_VALUE
                : Math.abs((now.floatValue() - old) / old);
        largest.add(new Candidate(row, incoming.id(), now, weight));
        if (largest.size() > LISTED) {
            largest.remove();
        }
    }

    void delete(long[] rows) {
        deleted = rows.length;
        LongStream.of(rows).forEach(closed);
    }

    /** Sets the exact old figures into the list of changes. */
    void complete(LongFunction<@Nullable BigDecimal> oldFigures) {
        changes = largest.stream()
                .sorted(Comparator.comparing(Candidate::weight).reversed().thenComparing(Candidate::key))
                .map(c -> Change.of(c.key, oldFigures.apply(c.row), c.now))
                .filter(Change::isOne)
                .toList();
    }

    /** The rows to close, by their numbers; may be asked once. */
    LongStream closed() {
        return closed.build();
    }

    public boolean changesNothing() {
        return inserted + updated + deleted == 0;
    }

    public long inserted() {
        return inserted;
    }

    public long updated() {
        return updated;
    }

    public long unchanged() {
        return unchanged;
    }

    public long deleted() {
        return deleted;
    }

    /** The greatest changes of a figure, the greatest first. */
    public List<Change> largest() {
        return changes;
    }
}
