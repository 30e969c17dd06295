package kosh.upload;

import java.util.Set;
import kosh.ingest.Action;
import kosh.ingest.Layout;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param commit whether it is to be stored, or only rehearsed
 * @param dataset the dataset that its rows belong to; empty for a layout whose rows belong to none
 * @param charset its encoding, if it was said
 * @param decimalComma whether its numbers have a comma before the decimals
 * @param ignored titles of columns that are not to be read
 * @param skipAtMost how many bad rows may be left out
 */
public record Wish(
        boolean commit,
        Layout layout,
        String dataset,
        Action action,
        @Nullable String charset,
        boolean decimalComma,
        Set<String> ignored,
        long skipAtMost) {

    public Wish {
        ignored = Set.copyOf(ignored);
    }
}
