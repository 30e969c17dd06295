package kosh.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was brought.
 *
 * @param name how the file is called in findings
 * @param size in bytes
 * @param sha256 of its bytes, in hexadecimal digits
 */
public record CsvFile(String name, long size, String sha256, Content content) {

    private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
    private static final int LONGEST_HEADER = 1 << 16;

    /** The bytes; may be read any number of times. */
    public interface Content {
        InputStream open() throws IOException;
    }

    public static CsvFile of(String name, byte[] bytes) {
        return new CsvFile(
                name,
                bytes.length,
                HexFormat.of().formatHex(digest().digest(bytes)),
                () -> new ByteArrayInputStream(bytes));
    }

    public static CsvFile of(String name, Path path, String sha256) throws IOException {
        return new CsvFile(name, Files.size(path), sha256, () -> Files.newInputStream(path));
    }

    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    InputStream open() throws IOException {
        return content.open();
    }

    /**
     * Finds out how the file is written.
     *
     * @param declared its encoding, if it was said
     * @param titles what columns may be called, in small letters: the delimiter that parts the header into most of them is the one
     * @throws BadCsv if the encoding is none that can be told
     */
    public Dialect dialect(@Nullable Charset declared, Collection<String> titles) throws IOException, BadCsv {
        Encoding encoding = declared == null ? Encoding.of(this) : Encoding.declared(declared, this);
        String head = head(encoding);
        char delimiter = DELIMITERS.stream()
                .max(Comparator.comparing((Character d) -> known(head, d, titles))
                        .thenComparing(d -> head.lines()
                                .findFirst()
                                .orElse("")
                                .chars()
                                .filter(c -> c == d)
                                .count())
                        .thenComparing(d -> -DELIMITERS.indexOf(d)))
                .orElseThrow();
        return new Dialect(encoding.charset(), encoding.markLength(), delimiter, lineBreak(head));
    }

    private String head(Encoding encoding) throws IOException {
        char[] head = new char[LONGEST_HEADER];
        int length = 0;
        try (Reader reader = reader(open(), encoding.charset(), encoding.markLength())) {
            int read = 0;
            while (read >= 0 && length < head.length) {
                read = reader.read(head, length, head.length - length);
                length += Math.max(0, read);
            }
        }
        return new String(head, 0, length);
    }

    private static long known(String head, char delimiter, Collection<String> titles) {
        try (CsvReader<de.siegmar.fastcsv.reader.CsvRecord> reader =
                CsvReader.builder().fieldSeparator(delimiter).ofCsvRecord(head)) {
            return reader.stream()
                    .findFirst()
                    .map(record -> record.getFields().stream())
                    .orElse(Stream.of())
                    .map(title -> title.strip().toLowerCase(Locale.ROOT))
                    .filter(titles::contains)
                    .collect(Collectors.toSet())
                    .size();
        } catch (CsvParseException e) {
            // Parted so, the header cannot be read.
            return 0;
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can be read", e);
        }
    }

    private static String lineBreak(String head) {
        int end = head.indexOf('\n');
        if (end < 0) {
            return head.indexOf('\r') < 0 ? "LF" : "CR";
        }
        return end > 0 && head.charAt(end - 1) == '\r' ? "CRLF" : "LF";
    }

    /** The text; a byte that is none of its characters becomes U+FFFD, so that it is seen in its line. */
    static Reader reader(InputStream in, Charset charset, int markLength) throws IOException {
        in.skipNBytes(markLength);
        return new BufferedReader(new InputStreamReader(in, charset), LONGEST_HEADER);
    }

    /**
     * Reads the records, the header first; to be closed by the caller.
     *
     * @param onRead is told how many bytes more were read
     */
    public CsvRecords records(Dialect dialect, LongConsumer onRead) throws IOException {
        return new CsvRecords(this, dialect, onRead);
    }
}
