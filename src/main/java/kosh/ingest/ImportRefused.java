package kosh.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be taken. Nothing of them was stored. */
public final class ImportRefused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Finding> findings;

    ImportRefused(List<Finding> findings) {
        super(describe(findings));
        this.findings = List.copyOf(findings);
    }

    private static String describe(List<Finding> findings) {
        return findings.stream()
                .limit(SHOWN)
                .map(Finding::toString)
                .collect(Collectors.joining("\n", findings.size() + " problems, nothing was stored:\n", ""));
    }

    /** All that is wrong, in the order of the files and their lines. */
    public List<Finding> findings() {
        return findings;
    }
}
