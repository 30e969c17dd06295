package kosh.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The findings of a file that only all its rows together show, by line: they are told when it is read once more. */
final class Afterwards {

    private static final int MOST_LINES = 1_000_000;

    private final Map<Long, List<Later>> findings = new TreeMap<>();

    void tell(long line, Later finding) {
        if (findings.size() < MOST_LINES || findings.containsKey(line)) {
            findings.computeIfAbsent(line, l -> new ArrayList<>()).add(finding);
        }
    }

    boolean isEmpty() {
        return findings.isEmpty();
    }

    List<Later> of(long line) {
        return findings.getOrDefault(line, List.of());
    }
}
