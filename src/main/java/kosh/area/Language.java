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

    private final String tag = name().toLowerCase(Locale.ROOT);

    public static Optional<Language> of(String tag) {
        return Arrays.stream(values()).filter(l -> l.toString().equals(tag)).findFirst();
    }

    /**
     * The best of the languages that a reader would accept, by the look-up of RFC 4647: ours have but one subtag, so that is all of a range that
     * counts.
     *
     * @param accepted the best first
     */
    public static Language bestOf(List<Locale.LanguageRange> accepted) {
        for (Locale.LanguageRange range : accepted) {
            String[] subtags = range.getRange().split("-", 2);
            Optional<Language> language = range.getWeight() > 0 ? of(subtags[0]) : Optional.empty();
            if (language.isPresent()) {
                return language.get();
            }
        }
        return EN;
    }

    @Override
    public String toString() {
        return tag;
    }
}
