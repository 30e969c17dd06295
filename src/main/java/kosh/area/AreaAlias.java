package kosh.area;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kosh.release.Shape;
import kosh.release.Versioned;
import org.jspecify.annotations.Nullable;

/** Another code for an area: alpha-2, numeric, withdrawn. The same alias may denote different areas at different times. */
@Entity
@Table(name = "area_alias")
public class AreaAlias extends Versioned {

    /** How such rows are stored. */
    public static final Shape SHAPE = Shape.of("area_alias", "alias", "area", "valid_from", "valid_to");

    @Column(nullable = false)
    private String alias;

    @Column(nullable = false)
    private String area;

    @Column(name = "valid_from")
    private @Nullable String validFrom;

    @Column(name = "valid_to")
    private @Nullable String validTo;

    @SuppressWarnings("NullAway.Init")
    protected AreaAlias() {}

    public AreaAlias(String alias, String area, @Nullable String validFrom, @Nullable String validTo) {
        this.alias = alias;
        this.area = area;
        this.validFrom = validFrom;
        this.validTo = validTo;
    }

    @Override
    public String key() {
        return alias + ' ' + area;
    }

    @Override
    public Shape shape() {
        return SHAPE;
    }

    @Override
    public List<@Nullable Object> contents() {
        return Arrays.asList(alias, area, validFrom, validTo);
    }

    /** Whether the alias denoted its area on that day; a bound of reduced precision counts from its first day. */
    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(firstDayOf(validFrom)))
                && (validTo == null || day.isBefore(firstDayOf(validTo)));
    }

    /** Whether it denotes its area only for a time. */
    public boolean isDated() {
        return validFrom != null || validTo != null;
    }

    private static LocalDate firstDayOf(String date) {
        return LocalDate.parse(date + "-01-01".substring(0, 10 - date.length()));
    }

    public String alias() {
        return alias;
    }

    public String area() {
        return area;
    }
}
