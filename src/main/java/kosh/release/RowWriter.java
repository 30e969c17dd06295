package kosh.release;

import java.sql.SQLException;

/** Writes new rows of one kind, within the transaction of its connection, as fast as the database takes them. */
public interface RowWriter extends AutoCloseable {

    /** The columns that every versioned row has, before those of its {@link Shape}. */
    String COMMON_COLUMNS = "row_no, import_no, import_line, release_from";

    void write(Versioned row) throws SQLException;

    /** Hands over what is still under way; only then are all rows written. */
    @Override
    void close() throws SQLException;
}
