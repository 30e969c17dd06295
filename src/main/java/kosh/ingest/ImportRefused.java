package kosh.ingest;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be taken. Nothing of them was stored. */
public final class ImportRefused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;

    private final transient List<Finding> findings;

    ImportRefused(Findings findings) {
        super(describe(findings));
        this.findings = findings.details();
    }

    private static String describe(Findings findings) {
        return findings.details().stream()
                .filter(Finding::isError)
                .limit(SHOWN)
                .map(Finding::toString)
                .collect(Collectors.joining("\n", findings.errors() + " problems, nothing was stored:\n", ""));
    }

    /** What is wrong or odd, in the order in which it was found, up to {@link Findings#MOST_DETAILS}. */
    public List<Finding> findings() {
        return findings;
    }
}
