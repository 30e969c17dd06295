package kosh.release;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * Writes by {@code COPY}, in its binary format, so that the database need not parse numbers and dates: the fast way into PostgreSQL. The format
 * is told in its manual, under "COPY", and that of each type by its {@code recv} function.
 */
final class CopyRowWriter implements RowWriter {

    private static final int CHUNK = 1 << 16;
    private static final int SCALAR = 16;
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final short TRAILER = -1;
    private static final int NULL = -1;
    private static final long EPOCH = LocalDate.of(2000, 1, 1).toEpochDay();

    private final Connection connection;
    private final String copy;
    private final int[] types;
    private final RowNumbers numbers;
    private ByteBuffer bytes = ByteBuffer.allocate(CHUNK * 2);
    private @Nullable CopyIn target;

    CopyRowWriter(Connection connection, Shape shape) throws SQLException {
        this.connection = connection;
        this.numbers = new RowNumbers(connection, "select nextval('row_no') from generate_series(1, ?)");
        this.types = types(connection, shape);
        this.copy = "copy " + shape.table() + " (" + COMMON_COLUMNS + ", " + String.join(", ", shape.columns())
                + ") from stdin (format binary)";
    }

    private static int[] types(Connection connection, Shape shape) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSetMetaData columns = statement
                    .executeQuery(
                            "select " + String.join(", ", shape.columns()) + " from " + shape.table() + " where false")
                    .getMetaData();
            int[] types = new int[columns.getColumnCount()];
            for (int i = 0; i < types.length; i++) {
                types[i] = columns.getColumnType(i + 1);
            }
            return types;
        }
    }

    @Override
    public void write(Versioned row) throws SQLException {
        long number = nextNumber();
        List<@Nullable Object> contents = row.contents();
        bytes.putShort((short) (4 + types.length));
        putLong(number);
        putInt(row.importNo());
        putLong(row.line());
        putInt(row.releaseFrom());
        for (int i = 0; i < types.length; i++) {
            put(types[i], contents.get(i));
        }
        if (bytes.position() >= CHUNK) {
            flush();
        }
        reserve(SCALAR * 4);
    }

    private void put(int type, @Nullable Object value) {
        if (value == null) {
            reserve(SCALAR);
            bytes.putInt(NULL);
            return;
        }
        switch (type) {
            case Types.VARCHAR -> putBytes(value.toString().getBytes(StandardCharsets.UTF_8));
            case Types.NUMERIC -> putBytes(ByteConverter.numeric((BigDecimal) value));
            case Types.DATE -> putInt(Math.toIntExact(((LocalDate) value).toEpochDay() - EPOCH));
            case Types.BIGINT -> putLong(((Number) value).longValue());
            case Types.INTEGER -> putInt(((Number) value).intValue());
            case Types.SMALLINT -> {
                reserve(SCALAR);
                bytes.putInt(Short.BYTES).putShort(((Number) value).shortValue());
            }
            default -> throw new IllegalStateException("No column has been of the type " + type);
        }
    }

    private void putBytes(byte[] value) {
        reserve(SCALAR + value.length);
        bytes.putInt(value.length).put(value);
    }

    private void putLong(long value) {
        reserve(SCALAR);
        bytes.putInt(Long.BYTES).putLong(value);
    }

    private void putInt(int value) {
        reserve(SCALAR);
        bytes.putInt(Integer.BYTES).putInt(value);
    }

    /** Makes room for so many bytes, for a row may hold long texts. */
    private void reserve(int more) {
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocate((bytes.position() + more) * 2);
            larger.put(bytes.flip());
            bytes = larger;
        }
    }

    private void flush() throws SQLException {
        target().writeToCopy(bytes.array(), 0, bytes.position());
        bytes.clear();
    }

    private CopyIn target() throws SQLException {
        CopyIn in = target;
        if (in == null) {
            in = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
            in.writeToCopy(HEADER, 0, HEADER.length);
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
        if (bytes.position() > 0 || target != null) {
            bytes.putShort(TRAILER);
            flush();
            target().endCopy();
            target = null;
        }
    }

    @Override
    public void close() throws SQLException {
        endCopy();
    }
}
