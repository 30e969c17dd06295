package kosh.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import kosh.csv.CsvOutput;
import kosh.ingest.Finding;
import kosh.ingest.Rejects;
import org.jspecify.annotations.Nullable;

/** Writes the refused rows as a CSV file: line, rules and messages first, then the fields as they were. */
final class RejectsFile implements Rejects, AutoCloseable {

    private static final List<String> OURS = List.of("_line", "_rule", "_message");

    private final Path path;
    private @Nullable CsvOutput out;

    RejectsFile(Path path) {
        this.path = path;
    }

    @Override
    public void begin(List<String> header) {
        List<String> titles = new ArrayList<>(OURS);
        titles.addAll(header);
        write(titles);
    }

    @Override
    public void add(long line, List<String> fields, List<Finding> findings) {
        List<Finding> errors = findings.stream().filter(Finding::isError).toList();
        List<String> record = new ArrayList<>();
        record.add(String.valueOf(line));
        record.add(errors.stream().map(Finding::rule).distinct().collect(Collectors.joining(" ")));
        record.add(errors.stream().map(Finding::message).collect(Collectors.joining(" ")));
        record.addAll(fields);
        write(record);
    }

    private void write(List<String> record) {
        try {
            CsvOutput open = out;
            if (open == null) {
                open = CsvOutput.to(path);
                out = open;
            }
            open.write(record);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
