package kosh.query;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which codes of a dimension to take.
 *
 * @param codes all codes that pass, those below an area included
 * @param text the filter in its normal form: sorted codes, {@code CHN*} for an area with all below
 */
public record CodeFilter(Set<String> codes, String text) {

    public CodeFilter {
        codes = Collections.unmodifiableSet(codes);
    }

    static CodeFilter of(Collection<String> codes) {
        Set<String> sorted = new TreeSet<>(codes);
        return new CodeFilter(sorted, String.join(",", sorted));
    }

    public boolean takes(String code) {
        return codes.contains(code);
    }

    @Override
    public String toString() {
        return text;
    }
}
