package kosh.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service somewhere, and what may be asked of it about imports. */
final class Service {

    /** The service understood, and would not: with its own words. */
    static final class Refusal extends Exception {
        private static final long serialVersionUID = 1L;

        private Refusal(String words) {
            super(words);
        }
    }

    private static final String IMPORTS = "v1/imports";
    private static final int FIRST_ERROR = 400;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private final URI address;
    private final @Nullable String token;

    Service(URI address, @Nullable String token) {
        this.address = address.toString().endsWith("/") ? address : URI.create(address + "/");
        this.token = token;
    }

    /** Sends a file, packed as its name says.
     *
     * @param reading how its bytes are read, so that somebody may count them
     * @return the import as the service sees it
     */
    JsonNode send(Path file, String query, Function<InputStream, InputStream> reading)
            throws IOException, InterruptedException, Refusal {
        HttpRequest.BodyPublisher bytes = HttpRequest.BodyPublishers.ofInputStream(() -> {
            try {
                return reading.apply(Files.newInputStream(file));
            } catch (IOException e) {
                // The client takes this for a body that cannot be had, and says so.
                return null;
            }
        });
        HttpRequest.Builder request = request(IMPORTS + "?" + query)
                .header("Content-Type", "text/csv")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.fromPublisher(bytes, Math.max(1, Files.size(file))));
        String name = file.getFileName().toString();
        if (name.endsWith(".gz") || name.endsWith(".zst")) {
            request.header("Content-Encoding", name.endsWith(".gz") ? "gzip" : "zstd");
        }
        return answer(request.build());
    }

    JsonNode commit(String id, String planToken) throws IOException, InterruptedException, Refusal {
        return answer(request(IMPORTS + "/" + id + "/commit")
                .header("If-Match", "\"" + planToken + "\"")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
    }

    JsonNode state(String id) throws IOException, InterruptedException, Refusal {
        return answer(request(IMPORTS + "/" + id).build());
    }

    void fetch(String id, String part, Path into) throws IOException, InterruptedException {
        client.send(request(IMPORTS + "/" + id + part).build(), HttpResponse.BodyHandlers.ofFile(into));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        return token == null || token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode answer(HttpRequest request) throws IOException, InterruptedException, Refusal {
        HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        JsonNode body;
        try {
            body = mapper.readTree(response.body());
        } catch (IOException e) {
            throw new IOException("it answers " + response.statusCode() + " and no JSON; is it Kosh?", e);
        }
        if (response.statusCode() >= FIRST_ERROR && !body.has("state")) {
            throw new Refusal(
                    body.path("title").asText() + ": " + body.path("detail").asText());
        }
        return body;
    }
}
