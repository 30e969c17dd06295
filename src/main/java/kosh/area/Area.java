package kosh.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A place. Its code is ISO 3166-1 alpha-3 for countries ({@code CHN}), ISO 3166-2 for their parts ({@code CN-XJ}), and {@code CN-} with the
 * GB/T 2260 number for Chinese prefectures and counties; {@code WORLD} is the root, {@code OTH} holds the origins that a split does not name.
 */
@Entity
public class Area extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "area",
            "code",
            "scheme",
            "level",
            "parent",
            "name_en",
            "name_kk",
            "name_ru",
            "name_zh",
            "valid_from",
            "valid_to",
            "successors",
            "source",
            "note");

    /** The root of the hierarchy. */
    public static final String WORLD = "WORLD";
    /** The places that a split does not name one by one. */
    public static final String OTHERS = "OTH";

    @Column(nullable = false)
    private String code;

    /** The list that the code is taken from: ISO 3166-1, ISO 3166-2, GB/T 2260 or LOCAL. */
    @Column(nullable = false)
    private String scheme;

    @Column(nullable = false)
    private String level;

    private @Nullable String parent;

    @Embedded
    private Names names;

    /** ISO 8601, possibly of reduced precision. */
    @Column(name = "valid_from")
    private @Nullable String validFrom;

    @Column(name = "valid_to")
    private @Nullable String validTo;

    /** Codes of the areas that took its place, with a blank between them. */
    private @Nullable String successors;

    private @Nullable String source;
    private @Nullable String note;

    @SuppressWarnings("NullAway.Init")
    protected Area() {}

    public Area(
            String code,
            String scheme,
            String level,
            @Nullable String parent,
            Names names,
            @Nullable String validFrom,
            @Nullable String validTo,
            @Nullable String successors,
            @Nullable String source,
            @Nullable String note) {
        this.code = code;
        this.scheme = scheme;
        this.level = level;
        this.parent = parent;
        this.names = names;
        this.validFrom = validFrom;
        this.validTo = validTo;
        this.successors = successors;
        this.source = source;
        this.note = note;
    }

    @Override
    public String key() {
        return code;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(
                code,
                scheme,
                level,
                parent,
                names.en(),
                names.kk(),
                names.ru(),
                names.zh(),
                validFrom,
                validTo,
                successors,
                source,
                note);
    }

    public String code() {
        return code;
    }

    public String scheme() {
        return scheme;
    }

    public String level() {
        return level;
    }

    public @Nullable String parent() {
        return parent;
    }

    public Names names() {
        return names;
    }

    public @Nullable String validFrom() {
        return validFrom;
    }

    public @Nullable String validTo() {
        return validTo;
    }

    public List<String> successors() {
        return successors == null ? List.of() : List.of(successors.split(" "));
    }

    public @Nullable String source() {
        return source;
    }

    public @Nullable String note() {
        return note;
    }
}
