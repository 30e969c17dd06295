package kosh.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kosh.area.Names;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** A named collection of figures. */
@Entity
public class Dataset extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "dataset",
            "id",
            "kind",
            "frequency",
            "title_en:name_en",
            "title_kk:name_kk",
            "title_ru:name_ru",
            "title_zh:name_zh",
            "description",
            "publisher",
            "licence");

    /** Whether the figures may be added up. */
    public enum Kind {
        /** A partition: no two cells overlap in every dimension, so sums are right. */
        TABLE,
        /** Figures as printed: they may overlap and contradict, and are never summed. */
        REGISTER,
        /** The ways of persons to citizenship, from which the time to it is estimated. */
        EPISODES,
        /** Published single ways to citizenship: shown one by one, never estimated from. */
        CASES;

        public static Optional<Kind> of(String text) {
            return Arrays.stream(values())
                    .filter(k -> k.toString().equals(text))
                    .findFirst();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The frequency of a table that should have a figure for every year. */
    public static final String ANNUAL = "A";

    @Column(nullable = false)
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Kind kind;

    /** {@code A} annual, {@code N} none, as in the SDMX list {@code CL_FREQ}. */
    @Column(nullable = false)
    private String frequency;

    @Embedded
    private Names titles;

    @Column(nullable = false)
    private String description;

    private @Nullable String publisher;
    private @Nullable String licence;

    @SuppressWarnings("NullAway.Init")
    protected Dataset() {}

    public Dataset(
            String id,
            Kind kind,
            String frequency,
            Names titles,
            String description,
            @Nullable String publisher,
            @Nullable String licence) {
        this.id = id;
        this.kind = kind;
        this.frequency = frequency;
        this.titles = titles;
        this.description = description;
        this.publisher = publisher;
        this.licence = licence;
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
        return Arrays.asList(
                id,
                kind.name(),
                frequency,
                titles.en(),
                titles.kk(),
                titles.ru(),
                titles.zh(),
                description,
                publisher,
                licence);
    }

    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public boolean isTable() {
        return kind == Kind.TABLE;
    }

    public boolean isAnnual() {
        return frequency.equals(ANNUAL);
    }

    public String frequency() {
        return frequency;
    }

    public Names titles() {
        return titles;
    }

    public String description() {
        return description;
    }

    public @Nullable String publisher() {
        return publisher;
    }

    public @Nullable String licence() {
        return licence;
    }
}
