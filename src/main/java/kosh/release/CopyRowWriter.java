package kosh.release;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Writes by {@code COPY}, in its text format: the fast way into PostgreSQL. */
final class CopyRowWriter implements RowWriter {

    private static final int CHUNK = 1 << 16;

    private final Connection connection;
    private final String copy;
    private final StringBuilder text = new StringBuilder(CHUNK + 4096);
    private @Nullable CopyIn target;
    private final RowNumbers numbers;

    CopyRowWriter(Connection connection, Shape shape) {
        this.connection = connection;
        this.numbers = new RowNumbers(connection, "select nextval('row_no') from generate_series(1, ?)");
        this.copy = "copy " + shape.table() + " (" + COMMON_COLUMNS + ", " + String.join(", ", shape.columns())
                + ") from stdin";
    }

    @Override
    public void write(Versioned row) throws SQLException {
        long number = nextNumber();
        text.append(number)
                .append('\t')
                .append(row.importNo())
                .append('\t')
                .append(row.line())
                .append('\t')
                .append(row.releaseFrom());
        List<@Nullable Object> contents = row.contents();
        for (int i = 0; i < contents.size(); i++) {
            text.append('\t');
            append(contents.get(i));
        }
        text.append('\n');
        if (text.length() >= CHUNK) {
            flush();
        }
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            text.append("\\N");
        } else if (value instanceof String string) {
            appendEscaped(string);
        } else if (value instanceof BigDecimal number) {
            text.append(number.toPlainString());
        } else {
            text.append(value);
        }
    }

    private void appendEscaped(String string) {
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }

    private void flush() throws SQLException {
        CopyIn in = target();
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        in.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    private CopyIn target() throws SQLException {
        CopyIn in = target;
        if (in == null) {
            in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            target = in;
        }
        return in;
    }

    /** While rows are copied the connection takes no query, so numbers are asked for when a copy has ended. */
    private long nextNumber() throws SQLException {
        if (numbers.isUsedUp()) {
            endCopy();
        }
        return numbers.next();
    }

    private void endCopy() throws SQLException {
        if (!text.isEmpty()) {
            flush();
        }
        if (target != null) {
            target.endCopy();
            target = null;
        }
    }

    @Override
    public void close() throws SQLException {
        endCopy();
    }
}
