package kosh.release;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.jspecify.annotations.Nullable;

/**
 * A row that holds from one release on until it is closed by another. Nothing is deleted: a changed row is closed and written anew, so that
 * every release can be read for ever.
 */
@MappedSuperclass
public abstract class Versioned {

    @Id
    @Column(name = "row_no")
    private @Nullable Long rowNo;

    /** The first release that holds the row. */
    @Column(name = "release_from", nullable = false)
    private int releaseFrom;

    /** The first release that no longer holds it; null while it holds. */
    @Column(name = "release_to")
    private @Nullable Integer releaseTo;

    /** The import that brought the row. */
    @Column(name = "import_no", nullable = false)
    private int importNo;

    /** The physical line of the imported file on which the row begins, counted from 1. */
    @Column(name = "import_line", nullable = false)
    private long line;

    /** Rows are never changed in place, so nobody need note which of their fields were set: that would cost an import a fifth of its time. */
    protected Versioned() {
        if (this instanceof SelfDirtinessTracker woven) {
            woven.$$_hibernate_suspendDirtyTracking(true);
        }
    }

    /** The name by which the row is known within its kind; unique in each release. */
    public abstract String key();

    /** Where rows of this kind are stored. */
    public abstract Shape shape();

    /** All that the row says, as the columns of its {@link #shape} hold it; two rows with equal contents need not be told apart. */
    public abstract List<@Nullable Object> contents();

    public void openIn(int release, int importNo) {
        this.releaseFrom = release;
        this.importNo = importNo;
    }

    public void readFromLine(long line) {
        this.line = line;
    }

    public int releaseFrom() {
        return releaseFrom;
    }

    public @Nullable Integer releaseTo() {
        return releaseTo;
    }

    public int importNo() {
        return importNo;
    }

    public long line() {
        return line;
    }

    public long rowNo() {
        if (rowNo == null) {
            throw new IllegalStateException("The row " + key() + " is not stored yet");
        }
        return rowNo;
    }
}
