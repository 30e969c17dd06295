package kosh.ingest;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file that came in: what it was, who brought it, and what it did. */
@Entity
public class Import {

    static final String UNDO = "undo";

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

    /** The layout of the file, or of the one that was taken back; null for files that came before layouts were noted. */
    private @Nullable String layout;

    /** The dataset that its rows belong to; null for a layout whose rows belong to none. */
    private @Nullable String dataset;

    /** append, merge or replace; undo for one that takes another back. */
    @Column(nullable = false)
    private String action;

    /** The name under which the file was brought; null for a file of a package. */
    @Column(name = "upload")
    private @Nullable String upload;

    /** The number of the import that this one takes back. */
    @Column(name = "undoes")
    private @Nullable Integer undoes;

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

    Import(int number, int release, Order order, Upload file, Instant createdAt) {
        this.number = number;
        this.release = release;
        this.dataPackage = order.dataPackage();
        this.fileName = file.file().name();
        this.sha256 = file.file().sha256();
        this.bytes = file.file().size();
        this.who = order.who();
        this.layout = file.layout().toString();
        this.dataset = file.dataset().isEmpty() ? null : file.dataset();
        this.action = order.action().toString();
        this.upload = order.upload();
        this.createdAt = createdAt;
    }

    /** The taking back of another one. */
    Import(int number, int release, Import undone, String who, Instant createdAt) {
        this.number = number;
        this.release = release;
        this.fileName = undone.fileName;
        this.sha256 = undone.sha256;
        this.bytes = undone.bytes;
        this.who = who;
        this.layout = undone.layout;
        this.dataset = undone.dataset;
        this.action = UNDO;
        this.undoes = undone.number;
        this.createdAt = createdAt;
    }

    void did(long read, Plan plan) {
        did(read, plan.inserted(), plan.updated(), plan.deleted(), plan.unchanged());
    }

    void did(long read, long insertedRows, long updatedRows, long deletedRows, long unchangedRows) {
        rowsRead = read;
        inserted = insertedRows;
        updated = updatedRows;
        deleted = deletedRows;
        unchanged = unchangedRows;
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

    public @Nullable String layout() {
        return layout;
    }

    public @Nullable String dataset() {
        return dataset;
    }

    public String action() {
        return action;
    }

    public @Nullable String upload() {
        return upload;
    }

    public @Nullable Integer undoes() {
        return undoes;
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
