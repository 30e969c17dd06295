package kosh.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The file {@code openapi.yaml} as a test reads it. */
final class Contract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaValidatorsConfig FORMATS_TOO =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** What a path cannot answer without, where one of several parameters will do. */
    private static final Map<String, String> NEEDED = Map.of("/v1/verify", "value=500000");

    private final JsonNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<JsonNode, JsonSchema> compiled = new HashMap<>();

    Contract() throws IOException {
        document = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(Path.of("openapi.yaml")));
    }

    JsonNode document() {
        return document;
    }

    /** The paths that answer questions. */
    Set<String> paths() {
        Set<String> paths = new TreeSet<>();
        document.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .forEach(path -> paths.add(path.getKey()));
        return paths;
    }

    /** Each method with its path. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    private JsonNode operation(String path) {
        return document.path("paths").path(path).path("get");
    }

    /** The parameters of the path by name: those in the query, or those in the path. */
    Map<String, JsonNode> parameters(String path, String in) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        for (JsonNode parameter : operation(path).path("parameters")) {
            JsonNode resolved = resolve(parameter);
            if (resolved.path("in").asText().equals(in)) {
                parameters.put(resolved.path("name").asText(), resolved);
            }
        }
        return parameters;
    }

    /** The path with the example of each of its parameters. */
    String examplePath(String path) {
        String filled = path;
        for (Map.Entry<String, JsonNode> p : parameters(path, "path").entrySet()) {
            filled = filled.replace(
                    "{" + p.getKey() + "}", p.getValue().path("example").asText());
        }
        return filled;
    }

    /** The path with its examples, with what it cannot answer without, and with a parameter more. */
    String example(String path, String parameter) {
        String needed = NEEDED.getOrDefault(path, "");
        boolean stated = parameter.startsWith(needed.replaceAll("=.*", "="));
        List<String> query = needed.isEmpty() || stated ? List.of(parameter) : List.of(needed, parameter);
        String text =
                String.join("&", query.stream().filter(part -> !part.isEmpty()).toList());
        return text.isEmpty() ? examplePath(path) : examplePath(path) + "?" + text;
    }

    Set<String> statuses(String path) {
        Set<String> statuses = new TreeSet<>();
        operation(path).path("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    private JsonNode response(String path, int status) {
        return resolve(operation(path).path("responses").path(String.valueOf(status)));
    }

    Set<String> mediaTypes(String path, int status) {
        Set<String> types = new TreeSet<>();
        response(path, status).path("content").fieldNames().forEachRemaining(types::add);
        return types;
    }

    Set<String> headers(String path, int status) {
        Set<String> names = new TreeSet<>();
        response(path, status).path("headers").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** What the contract has against such a body; empty if nothing. */
    List<String> faults(String path, int status, String mediaType, String body) throws IOException {
        JsonNode schema = response(path, status).path("content").path(mediaType).path("schema");
        List<String> faults = new ArrayList<>();
        compiled.computeIfAbsent(schema, this::compile)
                .validate(JSON.readTree(body))
                .forEach(message -> faults.add(message.getMessage()));
        return faults;
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        whole.set("components", document.path("components"));
        whole.setAll((ObjectNode) schema.deepCopy());
        return schemas.getSchema(whole, FORMATS_TOO);
    }

    /** The examples of answers: what is asked, and the body that the contract promises for it. */
    Map<String, JsonNode> examples() {
        Map<String, JsonNode> examples = new LinkedHashMap<>();
        document.findValues("examples")
                .forEach(those -> those.properties()
                        .forEach(
                                one -> examples.put(one.getKey(), one.getValue().path("value"))));
        return examples;
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
