package kosh.ingest;

import java.nio.charset.Charset;
import java.util.Set;
import kosh.csv.CsvFile;
import org.jspecify.annotations.Nullable;

/**
 * A file with what is declared about it.
 *
 * @param dataset the dataset that its rows belong to; empty for a layout whose rows belong to none
 * @param charset its encoding; null if the file shall tell
 * @param decimalComma whether its numbers have a comma before the decimals, and may have blanks between thousands
 * @param ignored titles of columns that are not to be read
 */
public record Upload(
        CsvFile file,
        Layout layout,
        String dataset,
        @Nullable Charset charset,
        boolean decimalComma,
        Set<String> ignored) {

    public Upload {
        ignored = Set.copyOf(ignored);
    }

    /** A file that is written as we write. */
    static Upload of(CsvFile file, Layout layout, String dataset) {
        return new Upload(file, layout, dataset, null, false, Set.of());
    }
}
