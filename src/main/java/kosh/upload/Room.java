package kosh.upload;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** Tells whether something failed because the disk, or what of it may be used, was full. */
public final class Room {

    /** What jobs say that failed so. */
    static final String LACKING = "There is no room left where the service stores it.";

    private static final String POSTGRESQL_DISK_FULL = "53100";
    /** Of H2: its file cannot be written; the operating system's reason is not always handed on. */
    private static final Set<Integer> H2_IO_ERRORS = Set.of(90_028, 90_031);

    private Room() {}

    public static boolean isLacking(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (POSTGRESQL_DISK_FULL.equals(sql.getSQLState()) || H2_IO_ERRORS.contains(sql.getErrorCode()))) {
                return true;
            }
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof IOException
                    && (message.contains("No space left")
                            || message.contains("File too large")
                            || message.contains("Disk quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a job that ended with the message failed so. */
    public static boolean isLackingIn(String message) {
        return message.contains(LACKING);
    }
}
