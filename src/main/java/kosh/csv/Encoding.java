package kosh.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In which encoding a file is. A mark at its beginning says so; delimiters of two bytes tell UTF-16; what is UTF-8 from the first byte to
 * the last is UTF-8, because no other text happens to be; of the rest, {@link ForeignLetters} tell.
 *
 * @param charset the encoding
 * @param markLength how many bytes of mark to skip
 */
record Encoding(Charset charset, int markLength) {

    private static final int HEAD = 1 << 16;
    private static final int BUFFER = 1 << 16;
    /** How many bytes tell UTF-16. */
    private static final int MARKED = 512;
    /** More letters than that do not stand between two delimiters on the average. */
    private static final int LONGEST_WORD = 40;

    /** @throws BadCsv if the file does not say, and its letters do not tell */
    static Encoding of(CsvFile file) throws IOException, BadCsv {
        byte[] head = head(file);
        Optional<Encoding> plain = marked(head).or(() -> utf16(head));
        if (plain.isPresent()) {
            return plain.get();
        }
        return isUtf8(file)
                ? new Encoding(StandardCharsets.UTF_8, 0)
                : new Encoding(ForeignLetters.charsetOf(foreignLines(file)), 0);
    }

    /** The file in the encoding that was declared; a mark is no text in any of them. */
    static Encoding declared(Charset charset, CsvFile file) throws IOException {
        Optional<Encoding> marked = marked(head(file));
        if (charset.equals(StandardCharsets.UTF_16)) {
            return marked.orElse(new Encoding(StandardCharsets.UTF_16BE, 0));
        }
        return new Encoding(
                charset,
                marked.filter(m -> m.charset.equals(charset))
                        .map(Encoding::markLength)
                        .orElse(0));
    }

    private static byte[] head(CsvFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readNBytes(HEAD);
        }
    }

    private static Optional<Encoding> marked(byte[] head) {
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_8, 3));
        }
        if (startsWith(head, 0xFE, 0xFF)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16BE, 2));
        }
        if (startsWith(head, 0xFF, 0xFE)) {
            return Optional.of(new Encoding(StandardCharsets.UTF_16LE, 2));
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || Byte.toUnsignedInt(head[i]) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Read in the wrong order of bytes, or if it is no UTF-16 at all, a text has hardly a delimiter or line break. */
    private static Optional<Encoding> utf16(byte[] head) {
        return Stream.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                .filter(charset -> hasManyMarks(new String(head, 0, Math.min(head.length, MARKED), charset)))
                .findFirst()
                .map(charset -> new Encoding(charset, 0));
    }

    private static boolean hasManyMarks(String text) {
        long marks = text.chars().filter(c -> ",;\t\r\n".indexOf(c) >= 0).count();
        return marks >= 2 && marks * LONGEST_WORD > text.length();
    }

    private static boolean isUtf8(CsvFile file) throws IOException {
        CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer chars = CharBuffer.allocate(BUFFER);
        try (InputStream in = file.open()) {
            boolean ended = false;
            while (!ended) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < 0;
                bytes.position(bytes.position() + Math.max(0, read));
                bytes.flip();
                chars.clear();
                CoderResult result = decoder.decode(bytes, chars, ended);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
            }
            return true;
        }
    }

    static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(strict(charset).decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The first lines that hold other bytes than ASCII. */
    private static byte[] foreignLines(CsvFile file) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean foreign = false;
        try (InputStream in = new BufferedInputStream(file.open(), BUFFER)) {
            int b = in.read();
            while (b >= 0 && lines.size() < HEAD) {
                foreign |= b > 0x7F;
                line.write(b);
                b = in.read();
                if (b < 0 || b == '\n' || line.size() == BUFFER) {
                    if (foreign) {
                        line.writeTo(lines);
                    }
                    line.reset();
                    foreign = false;
                }
            }
        }
        return lines.toByteArray();
    }
}
