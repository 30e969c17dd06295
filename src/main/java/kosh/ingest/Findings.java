package kosh.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** All that was found in the files of an import: complete counts, and the details of the first. */
public final class Findings {

    /** How many are listed one by one. */
    public static final int MOST_DETAILS = 1000;

    /** How often a rule was broken, and where first. */
    public record Count(String rule, Finding.Severity severity, long count, long firstLine) {}

    private final List<Finding> details = new ArrayList<>();
    private final Map<String, Count> counts = new LinkedHashMap<>();
    private long errors;
    private long warnings;
    private boolean unreadable;
    private final AtomicLong rejectedRows = new AtomicLong();

    void add(Finding finding) {
        counts.merge(
                finding.rule(),
                new Count(finding.rule(), finding.severity(), 1, finding.line()),
                (known, one) -> new Count(
                        known.rule(),
                        known.severity(),
                        known.count() + 1,
                        Math.min(known.firstLine(), one.firstLine())));
        if (finding.isError()) {
            errors++;
        } else {
            warnings++;
        }
        if (details.size() < MOST_DETAILS) {
            details.add(finding);
        }
    }

    /** A fault of the file as a whole, or of its header: no row of it is read. */
    void addOfFile(Finding finding) {
        unreadable = true;
        add(finding);
    }

    boolean anyFileIsUnreadable() {
        return unreadable;
    }

    void addRejectedRow() {
        rejectedRows.incrementAndGet();
    }

    /** The first, in the order in which they were found. */
    public List<Finding> details() {
        return List.copyOf(details);
    }

    public boolean areCut() {
        return errors + warnings > details.size();
    }

    public Collection<Count> counts() {
        return counts.values();
    }

    public long errors() {
        return errors;
    }

    public long warnings() {
        return warnings;
    }

    /** Rows with an error; may be asked while rows are still read. */
    public long rejectedRows() {
        return rejectedRows.get();
    }
}
