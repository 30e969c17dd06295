package kosh.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody may have meant. */
public final class Near {

    private static final int MOST = 3;

    private Near() {}

    /**
     * The candidates nearest to {@code text} by edit distance, at most three and none farther than half the text's length.
     *
     * @param candidates in order of preference: of two that are equally near the earlier comes first
     */
    public static List<String> matches(String text, Collection<String> candidates) {
        String wanted = text.toUpperCase(Locale.ROOT);
        int farthest = Math.max(1, text.length() / 2);
        LevenshteinDistance distance = new LevenshteinDistance(farthest);
        record Candidate(String code, int distance) {}
        return candidates.stream()
                .distinct()
                .map(code -> new Candidate(code, distance.apply(wanted, code.toUpperCase(Locale.ROOT))))
                .filter(c -> c.distance >= 0)
                .sorted(Comparator.comparingInt(Candidate::distance))
                .limit(MOST)
                .map(Candidate::code)
                .toList();
    }
}
