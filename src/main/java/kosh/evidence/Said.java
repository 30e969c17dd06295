package kosh.evidence;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as somebody says it: {@code 500000}, {@code about 500,000}, {@code 1.7 million}, {@code 41.5%}, {@code more than 65 thousand}.
 *
 * @param number the number, without its word and written out
 * @param share whether it is a percentage
 * @param wording the word before it
 */
public record Said(BigDecimal number, boolean share, Wording wording) {

    private static final Pattern NUMBER =
            Pattern.compile("(?:(?<word>[a-z ]+?) )?(?<digits>(?:\\d{1,3}(?:,\\d{3}){1,4}|\\d{1,15})(?:\\.\\d{1,9})?)"
                    + "(?: ?(?<magnitude>thousand|million))?(?: ?(?<percent>%|percent|per cent))?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** More than all people. */
    private static final BigDecimal TOO_MANY = BigDecimal.valueOf(1_000_000_000_000L);

    /** Reads such a text; empty if it is none, or more than all. */
    public static Optional<Said> parse(String text) {
        Matcher matcher = NUMBER.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String word = matcher.group("word");
        Optional<Wording> wording = word == null ? Optional.of(Wording.PLAIN) : Wording.of(word);
        boolean share = matcher.group("percent") != null;
        BigDecimal number = Wording.read(matcher.group("digits"), matcher.group("magnitude"));
        boolean sound = share
                ? number.compareTo(HUNDRED) <= 0
                : number.stripTrailingZeros().scale() <= 0 && number.compareTo(TOO_MANY) < 0;
        return sound ? wording.map(w -> new Said(number, share, w)) : Optional.empty();
    }

    /** What the number can stand for. */
    public Range range() {
        return share ? Range.ofShare(number, null, null, wording) : Range.ofCount(number, null, null, wording);
    }
}
