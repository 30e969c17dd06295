package kosh.evidence;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The word that stands before a printed number and changes what it says. */
public enum Wording {
    /** No such word. */
    PLAIN(""),
    ABOUT("about "),
    ALMOST("almost "),
    MORE_THAN("more than "),
    AT_MOST("at most ");

    private static final Map<String, Wording> WORDS = Map.ofEntries(
            Map.entry("about", ABOUT),
            Map.entry("around", ABOUT),
            Map.entry("approximately", ABOUT),
            Map.entry("roughly", ABOUT),
            Map.entry("some", ABOUT),
            Map.entry("almost", ALMOST),
            Map.entry("nearly", ALMOST),
            Map.entry("more than", MORE_THAN),
            Map.entry("over", MORE_THAN),
            Map.entry("at least", MORE_THAN),
            Map.entry("less than", AT_MOST),
            Map.entry("fewer than", AT_MOST),
            Map.entry("at most", AT_MOST),
            Map.entry("up to", AT_MOST));

    private static final Pattern PHRASE = Pattern.compile(
            "\\b(" + String.join("|", WORDS.keySet()) + ") (one|\\d[\\d,]*(?:\\.\\d+)?)(?: (thousand|million))?\\b");

    private final String words;

    Wording(String words) {
        this.words = words;
    }

    /** The word with a blank after it; empty for {@link #PLAIN}. */
    public String words() {
        return words;
    }

    /**
     * Looks in a text for a word that stands directly before the number, so that "about 0.5 thousand below the series" says nothing of a
     * figure of 1,112,600.
     *
     * @param text where the figure stands, or the note on it; null if there is none
     */
    public static Wording before(BigDecimal number, @Nullable String text) {
        if (text == null) {
            return PLAIN;
        }
        Matcher phrase = PHRASE.matcher(text.toLowerCase(Locale.ROOT));
        while (phrase.find()) {
            if (read(phrase.group(2), phrase.group(3)).compareTo(number) == 0) {
                return WORDS.getOrDefault(phrase.group(1), PLAIN);
            }
        }
        return PLAIN;
    }

    /** The word that people write so, if there is one. */
    static Optional<Wording> of(String word) {
        return Optional.ofNullable(WORDS.get(word));
    }

    /** A number with or without commas, written out. */
    static BigDecimal read(String digits, @Nullable String magnitude) {
        BigDecimal number = "one".equals(digits) ? BigDecimal.ONE : new BigDecimal(digits.replace(",", ""));
        if (magnitude == null) {
            return number;
        }
        return number.movePointRight("thousand".equals(magnitude) ? 3 : 6);
    }
}
