package kosh.release;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;

/** Hands out row numbers from blocks that the sequence {@code row_no} reserves; asks for more blocks the more are used. */
final class RowNumbers {

    private static final int BLOCK = 1000;
    private static final int MOST_BLOCKS = 500;

    private final Connection connection;
    private final String query;
    private final Queue<Long> blocks = new ArrayDeque<>();
    private int blocksAtOnce = 1;
    private long next;
    private int left;

    /** @param query selects the first numbers of as many blocks as its one parameter says */
    RowNumbers(Connection connection, String query) {
        this.connection = connection;
        this.query = query;
    }

    /** Whether the next number needs a query. */
    boolean isUsedUp() {
        return left == 0 && blocks.isEmpty();
    }

    long next() throws SQLException {
        if (isUsedUp()) {
            reserve();
        }
        if (left == 0) {
            next = blocks.remove();
            left = BLOCK;
        }
        left--;
        return next++;
    }

    private void reserve() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, blocksAtOnce);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    blocks.add(result.getLong(1));
                }
            }
        }
        blocksAtOnce = Math.min(MOST_BLOCKS, blocksAtOnce * 2);
    }
}
