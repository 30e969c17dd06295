package kosh.area;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A name in up to four languages; where one is missing, the English name serves. */
@Embeddable
public record Names(
        @Column(name = "name_en", nullable = false) String en,
        @Column(name = "name_kk") @Nullable String kk,
        @Column(name = "name_ru") @Nullable String ru,
        @Column(name = "name_zh") @Nullable String zh) {

    public String in(Language language) {
        String name = switch (language) {
            case EN -> en;
            case KK -> kk;
            case RU -> ru;
            case ZH -> zh;
        };
        return name == null ? en : name;
    }
}
