package kosh.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A numbered, immutable state of everything. Each committed import makes the next one. */
@Entity
public class Release {

    @Id
    @Column(name = "release_no")
    private int number;

    /** Whole seconds, so that HTTP dates tell the same. */
    @Column(name = "committed_at", nullable = false)
    private Instant committedAt;

    /** What made it, in a sentence. */
    @Column(nullable = false)
    private String title;

    @SuppressWarnings("NullAway.Init")
    protected Release() {}

    public Release(int number, Instant committedAt, String title) {
        this.number = number;
        this.committedAt = committedAt;
        this.title = title;
    }

    /** Sets the time when it is about to be seen. */
    public void commit(Instant at) {
        committedAt = at;
    }

    public int number() {
        return number;
    }

    public Instant committedAt() {
        return committedAt;
    }

    public String title() {
        return title;
    }
}
