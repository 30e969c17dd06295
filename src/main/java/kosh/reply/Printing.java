package kosh.reply;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.table.Format;
import kosh.table.Printer;
import kosh.table.Table;
import org.jspecify.annotations.Nullable;

/** An answer that is being printed: whole into memory, or, once it has grown too large for that, on to where it is sent. */
final class Printing implements AutoCloseable {

    private final Format format;
    private final int most;
    private final Head head;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(START);
    private OutputStream out = begun;
    private @Nullable Printer printer;

    private static final int START = 2048;

    /** @param most how many bytes are held in memory */
    Printing(Format format, int most, Head head) {
        this.format = format;
        this.most = most;
        this.head = head;
    }

    /**
     * All of it; or null if it is too large, and is to be printed on by {@link #rest}, and closed.
     *
     * @throws Problem if it is too large and JSON
     */
    byte @Nullable [] whole(Table table) {
        boolean goesOn = false;
        try {
            Printer rows = format.printer(table, new Forward());
            printer = rows;
            boolean more = true;
            while (more && begun.size() <= most) {
                more = rows.print();
            }
            if (!more) {
                return begun.toByteArray();
            }
            if (format == Format.JSON) {
                throw tooLarge();
            }
            goesOn = true;
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!goesOn) {
                close();
            }
        }
    }

    private Problem tooLarge() {
        return Problem.of(
                        ProblemType.ANSWER_TOO_LARGE,
                        "The answer has more than the " + most + " bytes that a JSON answer may have."
                                + " Ask for less, or for CSV, which is streamed and may be of any size.")
                .tryInstead(head.location().replaceFirst("\\.json(?=\\?|$)", ".csv"));
    }

    /** Prints what was printed already, and all that follows. */
    void rest(OutputStream further) throws IOException {
        begun.writeTo(further);
        begun.reset();
        out = further;
        Printer rows = Objects.requireNonNull(printer);
        while (rows.print()) {
            // Row by row.
        }
    }

    @Override
    public void close() {
        if (printer != null) {
            printer.close();
        }
    }

    /** The one stream that the printer knows. */
    private final class Forward extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }
    }
}
