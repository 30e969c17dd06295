package kosh.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kosh.csv.BadCsv;
import kosh.csv.CsvFile;
import kosh.csv.CsvOutput;
import kosh.csv.CsvRecord;
import kosh.csv.CsvRecords;
import kosh.csv.Dialect;

/** A file of a layout to begin with: its header, and two rows of the bundled data as examples. */
public final class Template {

    private static final int EXAMPLES = 2;
    /** Of several files of a layout the one that shows most. */
    private static final String SHOWN = "status-grants-by-origin";

    private Template() {}

    /** The text of the template. */
    public static String of(Layout layout) throws IOException {
        CsvFile file = bundled(layout);
        try {
            Dialect dialect = file.dialect(null, List.of());
            List<List<String>> records = new ArrayList<>();
            try (CsvRecords all = file.records(dialect, bytes -> {})) {
                Optional<CsvRecord> record = all.next();
                while (record.isPresent() && records.size() <= EXAMPLES) {
                    records.add(record.get().fields());
                    record = all.next();
                }
            }
            return CsvOutput.text(records);
        } catch (BadCsv e) {
            throw new IllegalStateException("The bundled data can be read", e);
        }
    }

    private static CsvFile bundled(Layout layout) throws IOException {
        String path = "";
        try (InputStream in = open("datapackage.json")) {
            for (JsonNode resource : new ObjectMapper().readTree(in).path("resources")) {
                boolean fits = resource.path("kosh:layout").asText().equals(layout.toString());
                boolean better =
                        path.isEmpty() || resource.path("kosh:dataset").asText().equals(SHOWN);
                if (fits && better) {
                    path = resource.path("path").asText();
                }
            }
        }
        try (InputStream in = open(path)) {
            return CsvFile.of(path, in.readAllBytes());
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream("data/" + path);
        if (in == null) {
            throw new FileNotFoundException("The application holds no data/" + path);
        }
        return in;
    }
}
