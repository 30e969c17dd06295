package kosh.table;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import kosh.problem.Deadline;
import org.jspecify.annotations.Nullable;

/** A table on its way into a stream, a row at a time: whoever prints may look at what there is so far, and stop, or print on elsewhere. */
public abstract class Printer implements AutoCloseable {

    private final Stream<? extends List<@Nullable Object>> rows;
    private final Iterator<? extends List<@Nullable Object>> next;

    Printer(Table table) {
        rows = table.rows();
        next = rows.iterator();
    }

    /**
     * Prints the next row, or what comes after the last one.
     *
     * @return whether there is more to print
     * @throws kosh.problem.Problem if the time to answer is over
     */
    public final boolean print() throws IOException {
        Deadline.check();
        if (next.hasNext()) {
            printRow(next.next());
            return true;
        }
        printEnd();
        return false;
    }

    abstract void printRow(List<@Nullable Object> row) throws IOException;

    /** Prints what follows on the rows, and leaves the stream with all that was printed, and open. */
    abstract void printEnd() throws IOException;

    /** Lets go of where the rows come from, whether or not all were printed. */
    @Override
    public void close() {
        rows.close();
    }
}
