package kosh.area;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages of labels, the first being the default. */
public enum Language {
    EN,
    KK,
    RU,
    ZH;

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.toString().equals(tag)).findFirst();
    }

    /** The best of the languages that a reader would accept, by the look-up of RFC 4647. */
    public static Language bestOf(List<Locale.LanguageRange> accepted) {
        List<String> tags = Arrays.stream(values()).map(Language::toString).toList();
        String tag = Locale.lookupTag(accepted, tags);
        return tag == null ? EN : of(tag).orElse(EN);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
