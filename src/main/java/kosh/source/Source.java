package kosh.source;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** A document that somebody can open. */
@Entity
public class Source extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "source",
            "id",
            "title",
            "publisher",
            "author",
            "date:published",
            "url",
            "language",
            "kind",
            "reliability",
            "aliases");

    @Column(nullable = false)
    private String id;

    @Column(nullable = false)
    private String title;

    private @Nullable String publisher;
    private @Nullable String author;

    /** ISO 8601, possibly of reduced precision; null if the document bears none. */
    @Column(name = "published")
    private @Nullable String date;

    private @Nullable String url;
    private @Nullable String language;

    /** official, academic, news, ngo, blog or encyclopedia. */
    @Column(nullable = false)
    private String kind;

    /** What to know before trusting it. */
    private @Nullable String reliability;

    /** Other ids under which the same document is cited, with a blank between them. */
    private @Nullable String aliases;

    @SuppressWarnings("NullAway.Init")
    protected Source() {}

    public Source(
            String id,
            String title,
            @Nullable String publisher,
            @Nullable String author,
            @Nullable String date,
            @Nullable String url,
            @Nullable String language,
            String kind,
            @Nullable String reliability,
            @Nullable String aliases) {
        this.id = id;
        this.title = title;
        this.publisher = publisher;
        this.author = author;
        this.date = date;
        this.url = url;
        this.language = language;
        this.kind = kind;
        this.reliability = reliability;
        this.aliases = aliases;
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(id, title, publisher, author, date, url, language, kind, reliability, aliases);
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    public @Nullable String publisher() {
        return publisher;
    }

    public @Nullable String author() {
        return author;
    }

    public @Nullable String date() {
        return date;
    }

    public @Nullable String url() {
        return url;
    }

    public @Nullable String language() {
        return language;
    }

    public String kind() {
        return kind;
    }

    public @Nullable String reliability() {
        return reliability;
    }

    public List<String> aliases() {
        return aliases == null ? List.of() : List.of(aliases.split(" "));
    }
}
