package kosh.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file that came in: what it was, who brought it, and what it did. */
@Entity
public class Import {

    @Id
    @Column(name = "import_no")
    private int number;

    @Column(name = "release_no")
    private int release;

    /** The data package that the file is part of; null for a file that came alone. */
    @Column(name = "package")
    private @Nullable String dataPackage;

    @Column(name = "file_name", nullable = false)
    private String fileName;

    @Column(nullable = false)
    private String sha256;

    private long bytes;

    @Column(nullable = false)
    private String who;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "rows_read")
    private long rowsRead;

    private long inserted;
    private long updated;
    private long deleted;
    private long unchanged;

    @SuppressWarnings("NullAway.Init")
    protected Import() {}

    Import(int number, int release, @Nullable String dataPackage, CsvFile file, String who, Instant createdAt) {
        this.number = number;
        this.release = release;
        this.dataPackage = dataPackage;
        this.fileName = file.name();
        this.sha256 = file.sha256();
        this.bytes = file.bytes().length;
        this.who = who;
        this.createdAt = createdAt;
    }

    void did(long read, long insertedRows, long updatedRows, long deletedRows) {
        rowsRead = read;
        inserted = insertedRows;
        updated = updatedRows;
        deleted = deletedRows;
        unchanged = read - insertedRows - updatedRows;
    }

    public int number() {
        return number;
    }

    public int release() {
        return release;
    }

    public @Nullable String dataPackage() {
        return dataPackage;
    }

    public String fileName() {
        return fileName;
    }

    public String sha256() {
        return sha256;
    }

    public long bytes() {
        return bytes;
    }

    public String who() {
        return who;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long rowsRead() {
        return rowsRead;
    }

    public long inserted() {
        return inserted;
    }

    public long updated() {
        return updated;
    }

    public long deleted() {
        return deleted;
    }

    public long unchanged() {
        return unchanged;
    }
}
