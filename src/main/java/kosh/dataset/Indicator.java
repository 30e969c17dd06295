package kosh.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import kosh.area.Names;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** What is counted, in which unit, and how it adds. A share names its whole and the dimension along which it splits it. */
@Entity
public class Indicator extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of(
            "indicator",
            "id",
            "kind",
            "unit",
            "name_en",
            "name_kk",
            "name_ru",
            "name_zh",
            "definition",
            "whole",
            "dimension");

    @Column(nullable = false)
    private String id;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", nullable = false)
    private Additivity kind;

    @Column(nullable = false)
    private String unit;

    @Embedded
    private Names names;

    @Column(nullable = false)
    private String definition;

    private @Nullable String whole;
    private @Nullable String dimension;

    @SuppressWarnings("NullAway.Init")
    protected Indicator() {}

    public Indicator(
            String id,
            Additivity kind,
            String unit,
            Names names,
            String definition,
            @Nullable String whole,
            @Nullable String dimension) {
        this.id = id;
        this.kind = kind;
        this.unit = unit;
        this.names = names;
        this.definition = definition;
        this.whole = whole;
        this.dimension = dimension;
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
                id, kind.name(), unit, names.en(), names.kk(), names.ru(), names.zh(), definition, whole, dimension);
    }

    public String id() {
        return id;
    }

    public Additivity kind() {
        return kind;
    }

    public String unit() {
        return unit;
    }

    public Names names() {
        return names;
    }

    public String definition() {
        return definition;
    }

    public @Nullable String whole() {
        return whole;
    }

    public @Nullable String dimension() {
        return dimension;
    }
}
