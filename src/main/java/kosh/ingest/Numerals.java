package kosh.ingest;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import kosh.observation.Figure;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes numbers: with a dot before the decimals and no blank, unless it was declared that a comma stands there; then blanks may
 * stand between thousands too. What could be read in two ways is not read.
 */
record Numerals(boolean decimalComma) {

    private static final int MOST_DIGITS = 15;
    private static final Pattern NUMBER =
            Pattern.compile("-?\\d{1," + MOST_DIGITS + "}(\\.\\d{1," + Figure.SCALE + "})?");
    private static final String BLANKS = "[\\s\\u00a0\\u202f]";
    private static final Pattern SPOILT = Pattern.compile("-?[\\d\\s\\u00a0\\u202f,.']+");
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}([\\s\\u00a0\\u202f]\\d{3})+(,\\d+)?");

    /** The number that a text which is not empty says, or nothing. */
    Optional<BigDecimal> read(String text) {
        if (isPlain(text)) {
            return Optional.of(BigDecimal.valueOf(Long.parseLong(text)));
        }
        String dotted = decimalComma ? withoutComma(text) : text;
        return NUMBER.matcher(dotted).matches() ? Optional.of(new BigDecimal(dotted)) : Optional.empty();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return text.length() <= MOST_DIGITS;
    }

    /** A dot is no mark of a number where commas are. */
    private static String withoutComma(String text) {
        if (text.indexOf('.') >= 0) {
            return "";
        }
        String digits = GROUPED.matcher(text).matches() ? text.replaceAll(BLANKS, "") : text;
        return digits.replace(',', '.');
    }

    /** Why a text is no number, in a sentence. */
    String refusal(String text) {
        return "'" + text + "' is not a number: digits, and a " + (decimalComma ? "comma" : "dot") + " before at most "
                + Figure.SCALE + " decimals.";
    }

    /** What a spoilt number was probably to be: without its blanks, and with a comma for a dot only if no other mark is there. */
    @Nullable
    String repaired(String text) {
        if (!SPOILT.matcher(text).matches()) {
            return null;
        }
        String digits = text.replaceAll(BLANKS + "|'", "");
        String dotted = digits.indexOf('.') < 0 && digits.indexOf(',') == digits.lastIndexOf(',')
                ? digits.replace(',', '.')
                : digits;
        if (!NUMBER.matcher(dotted).matches()) {
            return null;
        }
        return decimalComma ? dotted.replace('.', ',') : dotted;
    }
}
