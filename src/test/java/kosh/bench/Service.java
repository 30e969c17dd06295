package kosh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kosh.Application;

/** The packaged service, as users start it but for the heap, holding the cells in a table of their own. */
final class Service implements Engine {

    /** The flags of the service and of what it is compared with, as far as they run on a Java of their own. */
    static final String HEAP = System.getProperty("bench.heap", "2g");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Application application;
    private final String token;

    private Service(Application application, String token) {
        this.application = application;
        this.token = token;
    }

    static Service start(Path jar, Path directory, Map<String, String> database) throws Exception {
        Map<String, String> settings = new HashMap<>(database);
        settings.put("JAVA_TOOL_OPTIONS", "-Xmx" + HEAP);
        Application application = Application.start(jar, directory, settings);
        Service service = new Service(application, application.shownToken());
        application.post(
                "/v1/imports?layout=datasets&mode=commit",
                service.token,
                "id,kind,frequency,title_en,description\n" + Cells.DATASET + ",table,A,Bench,Generated cells\n");
        return service;
    }

    /** Finds out what an import would do, and tells how many seconds that took once the file was received. */
    double rehearse(Path file) throws Exception {
        JsonNode job = finish("validate", file);
        Duration checking = Duration.between(
                Instant.parse(job.path("created_at").asText()),
                Instant.parse(job.path("ended_at").asText()));
        return checking.toMillis() / 1000.0;
    }

    /** Imports the file, and comes back when the new release answers with the sum of the cells. */
    void commit(Path file, Cells cells) throws Exception {
        finish("commit", file);
        String address = "/v1/aggregates?dataset=" + Cells.DATASET + "&by=indicator";
        JsonNode rows = JSON.readTree(application.get(address)).path("rows");
        assertThat(rows.path(0).path("value").asLong()).isEqualTo(cells.sum());
    }

    private JsonNode finish(String mode, Path file) throws Exception {
        String address = "/v1/imports?wait=120&dataset=" + Cells.DATASET + "&mode=" + mode;
        JsonNode job = JSON.readTree(application.postFile(address, token, file));
        String id = job.path("id").asText();
        while (job.path("state").asText().equals("running")) {
            Thread.sleep(50);
            job = JSON.readTree(application.get("/v1/imports/" + id));
        }
        assertThat(job.path("state").asText()).as(job.toString()).isIn("validated", "committed");
        return job;
    }

    int port() {
        return application.address().getPort();
    }

    long pid() {
        return application.process().pid();
    }

    /** The tag of the answer to an address. */
    String tag(String address) throws Exception {
        return application.header(address, "ETag");
    }

    @Override
    public String name() {
        return "Kosh";
    }

    @Override
    public Session open() {
        return new Asking(application);
    }

    @Override
    public void close() {
        application.close();
    }

    private record Asking(Application application) implements Session {

        @Override
        public List<List<Long>> ask(Question question) throws Exception {
            List<List<Long>> rows = new ArrayList<>();
            for (JsonNode row :
                    JSON.readTree(application.get(question.address())).path("rows")) {
                List<Long> numbers = new ArrayList<>();
                for (Column column : question.by()) {
                    numbers.add((long) column.code(row.path(column.parameter()).asText()));
                }
                numbers.add(row.path("value").asLong());
                rows.add(numbers);
            }
            rows.sort(ROWS);
            return rows;
        }

        @Override
        public void close() {}
    }
}
