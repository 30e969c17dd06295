package kosh.csv;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells from its letters whether a text that is not UTF-8 is Windows-1251 or GB 18030, by the statistics of ICU; where the text is too short
 * for those, by which of the two makes words of it. What seems to be another encoding is refused: read as one of these, names would be
 * garbled and nobody would notice.
 */
final class ForeignLetters {

    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final Charset GB_18030 = Charset.forName("GB18030");
    /** ICU says this of every encoding of double bytes that could be, too. */
    private static final int NO_CONFIDENCE = 10;

    private ForeignLetters() {}

    static Charset charsetOf(byte[] text) throws BadCsv {
        if (isBrokenUtf8(text)) {
            return StandardCharsets.UTF_8;
        }
        CharsetMatch match = new CharsetDetector().setText(text).detect();
        if (match != null && match.getConfidence() > NO_CONFIDENCE) {
            return offered(match.getName())
                    .filter(charset -> Encoding.decoded(text, charset).isPresent())
                    .orElseThrow(() -> unknown(match.getName()));
        }
        return List.of(GB_18030, WINDOWS_1251).stream()
                .filter(charset -> Encoding.decoded(text, charset)
                        .filter(ForeignLetters::isWords)
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(null));
    }

    private static Optional<Charset> offered(String name) {
        return List.of(GB_18030, WINDOWS_1251).stream()
                .filter(charset -> charset.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static BadCsv unknown(@Nullable String name) {
        return new BadCsv(
                0,
                "encoding.unknown",
                "The file is neither UTF-8 nor UTF-16, Windows-1251 or GB 18030"
                        + (name == null ? "" : " but seems to be " + name)
                        + "; save it as UTF-8, or name its encoding by charset= in Content-Type");
    }

    /** Other encodings hardly ever make whole characters of UTF-8. */
    private static boolean isBrokenUtf8(byte[] text) {
        String read = new String(text, StandardCharsets.UTF_8);
        long broken = read.chars().filter(c -> c == '\uFFFD').count();
        long whole = read.chars().filter(c -> c > 0x7F && c != '\uFFFD').count();
        return whole > 2 * broken;
    }

    /** Common Han characters (those of the first level of GB 2312), or Cyrillic words without a capital after a small letter. */
    private static boolean isWords(String text) {
        boolean han = text.codePoints().filter(c -> c > 0x7F).allMatch(ForeignLetters::isCommonHan);
        boolean cyrillic = text.codePoints()
                .filter(c -> c > 0x7F)
                .allMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC);
        return han || (cyrillic && !text.matches("(?s).*\\p{Ll}\\p{Lu}.*"));
    }

    private static boolean isCommonHan(int character) {
        byte[] code = new String(Character.toChars(character)).getBytes(GB_18030);
        int first = Byte.toUnsignedInt(code[0]);
        return code.length == 2 && first >= 0xB0 && first <= 0xD7;
    }
}
