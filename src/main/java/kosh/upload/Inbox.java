package kosh.upload;

import com.github.luben.zstd.ZstdInputStream;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import kosh.csv.CsvFile;

/** The directory that uploads lie in, each in a directory of its own: the file as it came, unpacked, what is known of it, and the rejects. */
@ApplicationScoped
public class Inbox {

    /** Where uploads lie, and how much may be brought. */
    @ConfigMapping(prefix = "kosh.imports")
    public interface Settings {

        /** The directory. */
        @WithDefault(".kosh/imports")
        Path directory();

        /** The greatest file, unpacked, in bytes. */
        @WithDefault("8589934592")
        long maxBytes();

        /** How long an upload is kept after it has ended. */
        @WithDefault("P30D")
        Duration keep();
    }

    private static final int BUFFER = 1 << 16;
    /** A text of figures hardly ever packs better; a bomb packs a thousand times and more. */
    public static final long GREATEST_RATIO = 250;
    /** Below that a bomb does no harm. */
    private static final long HARMLESS = 64L << 20;

    private final Settings settings;

    public Inbox(Settings settings) {
        this.settings = settings;
    }

    /** A body that cannot be taken. */
    public static final class Unreceivable extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean tooLarge;

        Unreceivable(String why, boolean tooLarge) {
            super(why);
            this.tooLarge = tooLarge;
        }

        public String why() {
            return String.valueOf(getMessage());
        }

        public boolean isTooLarge() {
            return tooLarge;
        }
    }

    Settings settings() {
        return settings;
    }

    Path directory(String id) {
        return settings.directory().resolve(id);
    }

    Path file(String id) {
        return directory(id).resolve("file");
    }

    Path rejects(String id) {
        return directory(id).resolve("rejects.csv");
    }

    Path state(String id) {
        return directory(id).resolve("job.json");
    }

    /** The ids of all uploads. */
    List<String> ids() throws IOException {
        if (!Files.isDirectory(settings.directory())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(settings.directory())) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    /**
     * Stores a body as it comes in.
     *
     * @param coding its {@code Content-Encoding}; empty if it is not packed
     * @throws Unreceivable if it is broken or too large
     */
    CsvFile receive(String id, String name, InputStream body, String coding) throws IOException, Unreceivable {
        Files.createDirectories(directory(id));
        MessageDigest digest = CsvFile.digest();
        Counting packed = new Counting(body);
        try (InputStream in = unpacked(packed, coding);
                OutputStream out = Files.newOutputStream(file(id))) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                checkSize(size, packed.count, coding);
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        } catch (EOFException | ZipException e) {
            throw new Unreceivable("The body is no whole " + coding + " stream: " + e.getMessage() + ".", false);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("zstd")
                    || e.getClass().getName().contains("zstd")) {
                throw new Unreceivable("The body is no whole zstd stream: " + e.getMessage() + ".", false);
            }
            throw e;
        }
        return CsvFile.of(name, file(id), HexFormat.of().formatHex(digest.digest()));
    }

    private void checkSize(long size, long packed, String coding) throws Unreceivable {
        if (size > settings.maxBytes()) {
            throw new Unreceivable(
                    "The file has more than the " + settings.maxBytes() + " bytes that are taken. Split it.", true);
        }
        if (!coding.isEmpty() && size > HARMLESS && size > packed * GREATEST_RATIO) {
            throw new Unreceivable(
                    "The body unpacks to more than " + GREATEST_RATIO + " times its size. Send it less packed.", true);
        }
    }

    private static InputStream unpacked(InputStream in, String coding) throws IOException {
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in, BUFFER);
            case "zstd" -> new ZstdInputStream(in);
            default -> in;
        };
    }

    /** Replaces a file at once: a reader sees the old text or the new one. */
    static void replace(Path file, byte[] text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".new");
        Files.write(next, text);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(String id) throws IOException {
        Path directory = directory(id);
        if (Files.isDirectory(directory)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static final class Counting extends FilterInputStream {
        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
