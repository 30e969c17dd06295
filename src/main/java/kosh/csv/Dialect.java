package kosh.csv;

import java.nio.charset.Charset;

/**
 * How a file is written.
 *
 * @param charset its encoding
 * @param markLength the bytes of the byte order mark at its beginning; 0 if there is none
 * @param delimiter what stands between two fields
 * @param lineBreak {@code CRLF}, {@code LF} or {@code CR}: how its first line ends
 */
public record Dialect(Charset charset, int markLength, char delimiter, String lineBreak) {

    /** What stands between two fields, so that it can be seen. */
    public String delimiterName() {
        return delimiter == '\t' ? "\\t" : String.valueOf(delimiter);
    }
}
