package kosh.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The contract as it is written, in {@code openapi.yaml}. The extension that serves such files reads it at each start, for a third of a second,
 * into a model that nobody asks for (quarkusio/quarkus issue 54826).
 */
@Path("/openapi")
public class ContractResource {

    private static final String YAML = "application/yaml";

    @GET
    @Produces({YAML, MediaType.APPLICATION_JSON})
    public Response openapi(
            @QueryParam("format") @Nullable String format, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept)
            throws IOException {
        boolean json = format == null
                ? accept != null && accept.startsWith(MediaType.APPLICATION_JSON)
                : switch (format.toUpperCase(Locale.ROOT)) {
                    case "JSON" -> true;
                    case "YAML" -> false;
                    default -> throw Parameters.notOneOf("format", format, List.of("JSON", "YAML"));
                };
        try (InputStream yaml = open()) {
            return json
                    ? Response.ok(new ObjectMapper(new YAMLFactory()).readTree(yaml), MediaType.APPLICATION_JSON)
                            .build()
                    : Response.ok(yaml.readAllBytes(), YAML).build();
        }
    }

    private static InputStream open() throws IOException {
        String name = "META-INF/openapi.yaml";
        InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("The application holds no " + name);
        }
        return in;
    }
}
