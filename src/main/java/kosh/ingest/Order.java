package kosh.ingest;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What is to be imported, by whom, and how.
 *
 * @param title what the release is to be called
 * @param dataPackage the name of the data package that the files make; null for a file that came alone
 * @param upload the name of the upload; null for the files of a package
 * @param base the only release that it may be done to; empty for whichever is the newest
 * @param skipAtMost how many bad rows may be left out; 0 if one is enough to refuse everything
 */
public record Order(
        List<Upload> uploads,
        Action action,
        String title,
        String who,
        @Nullable String dataPackage,
        @Nullable String upload,
        OptionalInt base,
        long skipAtMost) {

    public Order {
        uploads = List.copyOf(uploads);
    }

    static Order of(DataPackage data, String who) {
        return new Order(data.uploads(), Action.REPLACE, data.title(), who, data.name(), null, OptionalInt.empty(), 0);
    }

    /** Whether the rows of the dataset that are not in a file are closed. */
    boolean replaces(Layout layout, String dataset) {
        return action == Action.REPLACE
                && uploads.stream()
                        .anyMatch(u -> u.layout() == layout && u.dataset().equals(dataset));
    }
}
