package kosh.ingest;

import java.util.List;

/** Takes the rows that are refused, with what is wrong with each; the header comes first. */
public interface Rejects {

    /** For those who need no list. */
    Rejects NONE = new Rejects() {
        @Override
        public void begin(List<String> header) {
            // Nobody asks.
        }

        @Override
        public void add(long line, List<String> fields, List<Finding> findings) {
            // Nobody asks.
        }
    };

    void begin(List<String> header);

    void add(long line, List<String> fields, List<Finding> findings);
}
