package kosh.reply;

import io.vertx.core.buffer.Buffer;
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

    private static final int PIECE = 1 << 15;

    private final Format format;
    private final int most;
    private final Head head;
    private final Forward out = new Forward();
    private Buffer begun = Buffer.buffer();
    private @Nullable Printer printer;

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
    @Nullable
    Buffer whole(Table table) {
        boolean goesOn = false;
        try {
            Printer rows = format.printer(table, out);
            printer = rows;
            boolean more = true;
            while (more && begun.length() <= most) {
                more = rows.print();
            }
            if (!more) {
                return begun;
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
        for (int from = 0; from < begun.length(); from += PIECE) {
            further.write(begun.getBytes(from, Math.min(from + PIECE, begun.length())));
        }
        begun = Buffer.buffer();
        out.further = further;
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

        /** Null as long as all is held in memory. */
        private @Nullable OutputStream further;

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (further == null) {
                begun.appendBytes(bytes, offset, length);
            } else {
                further.write(bytes, offset, length);
            }
        }
    }
}
