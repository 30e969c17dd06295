package kosh.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kosh.csv.CsvFile;

/**
 * A Frictionless Data Package whose resources declare their layout ({@code kosh:layout}) and dataset ({@code kosh:dataset}).
 *
 * @param name by which a later state of the same package is known
 */
record DataPackage(String name, String title, List<Upload> uploads) {

    /** Opens the files of a package by their paths relative to its {@code datapackage.json}. */
    interface Files {
        InputStream open(String path) throws IOException;
    }

    DataPackage {
        uploads = List.copyOf(uploads);
    }

    /** @throws IOException if a file is not there or the description is not one */
    static DataPackage read(Files files) throws IOException {
        JsonNode description;
        try (InputStream in = files.open("datapackage.json")) {
            description = new ObjectMapper().readTree(in);
        }
        List<Upload> uploads = new ArrayList<>();
        for (JsonNode resource : description.path("resources")) {
            uploads.add(upload(resource, files));
        }
        return new DataPackage(
                description.path("name").asText(),
                description.path("title").asText() + " "
                        + description.path("version").asText(),
                uploads);
    }

    private static Upload upload(JsonNode resource, Files files) throws IOException {
        String path = resource.path("path").asText();
        String layoutName = resource.path("kosh:layout").asText();
        Layout layout = Layout.of(layoutName)
                .orElseThrow(
                        () -> new IOException("datapackage.json: '" + layoutName + "' of " + path + " is no layout"));
        try (InputStream in = files.open(path)) {
            return Upload.of(
                    CsvFile.of(path, in.readAllBytes()),
                    layout,
                    resource.path("kosh:dataset").asText(""));
        }
    }

    /** The hash of each file, by its path. */
    Map<String, String> hashes() {
        Map<String, String> hashes = new TreeMap<>();
        uploads.forEach(upload -> hashes.put(upload.file().name(), upload.file().sha256()));
        return hashes;
    }
}
