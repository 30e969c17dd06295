package kosh.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import kosh.csv.Dialect;
import kosh.query.TableData;
import kosh.release.Release;
import org.jspecify.annotations.Nullable;

/**
 * What became of an import, or would become of it.
 *
 * @param base the release that it was held against
 * @param release the release that it made; empty if it was a rehearsal, if there was nothing to do, or if it was refused
 * @param tables the tables that it changes, as they are or would be after it, by their datasets
 */
public record Outcome(
        int base, Optional<Release> release, Findings findings, List<File> files, Map<String, TableData> tables) {

    /**
     * One file of it.
     *
     * @param dialect how it is written; null if that cannot be told
     * @param rows how many records it has after the header
     */
    public record File(Upload upload, @Nullable Dialect dialect, long rows, long rejected, Plan plan) {}

    public Outcome {
        files = List.copyOf(files);
        tables = Map.copyOf(tables);
    }

    /** The same with what the first reading found, for one whose bad rows were left out. */
    Outcome withFindings(Findings first) {
        return new Outcome(base, release, first, files, tables);
    }

    /** Whether more was wrong than may be left out. */
    public boolean isRefused(long skipAtMost) {
        return findings.errors() > 0 && (findings.anyFileIsUnreadable() || findings.rejectedRows() > skipAtMost);
    }

    /** Whether the release holds all that already. */
    public boolean changesNothing() {
        return files.stream().allMatch(file -> file.plan().changesNothing());
    }
}
