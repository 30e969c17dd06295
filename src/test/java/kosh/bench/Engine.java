package kosh.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Something that holds the cells and answers questions about them, asked by many threads, each through a session of its own. */
interface Engine extends AutoCloseable {

    /** The order of rows, all of which begin with different codes. */
    Comparator<List<Long>> ROWS =
            Comparator.<List<Long>>comparingLong(row -> row.get(0)).thenComparing(row -> row.get(1));

    String name();

    /** A way to ask it, for one thread. */
    Session open() throws Exception;

    @Override
    void close() throws IOException;

    /** Asks one question at a time. */
    interface Session extends AutoCloseable {

        /** The rows of the answer in ascending order: codes of what was asked by, then the sum. */
        List<List<Long>> ask(Question question) throws Exception;

        @Override
        void close() throws SQLException;
    }
}
