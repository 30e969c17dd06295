package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged application that was started as a process, and is stopped as a service manager would stop it. */
public record Application(Process process, URI address, Path log) implements AutoCloseable {

    public static final Path H2 = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    public static final Path POSTGRESQL =
            Path.of("target/quarkus-app-postgresql/quarkus-run.jar").toAbsolutePath();
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static Application start(Path jar, Path directory, Map<String, String> settings) throws Exception {
        return start(jar, directory, settings, List.of());
    }

    /** @param under the command that starts it, such as one that sets limits */
    static Application start(Path jar, Path directory, Map<String, String> settings, List<String> under)
            throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> all = new HashMap<>(settings);
        all.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        Path log = directory.resolve("output-" + port);
        Application started =
                new Application(process(under, jar, directory, all, log), URI.create("http://localhost:" + port), log);
        started.awaitAnswer();
        return started;
    }

    static Process process(Path jar, Path directory, Map<String, String> settings, Path log, String... arguments)
            throws IOException {
        return process(List.of(), jar, directory, settings, log, arguments);
    }

    /** Tests start it often and use it little: one compiler that is quick to start is worth more than two. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static Process process(
            List<String> under, Path jar, Path directory, Map<String, String> settings, Path log, String... arguments)
            throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(under);
        command.addAll(List.of(java.toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_TOOL_OPTIONS", QUICK_START);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private void awaitAnswer() throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (status("/q/health/ready") == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            }
            Thread.sleep(10);
        }
        process.destroyForcibly();
        throw new AssertionError("No answer at " + address + ":\n" + output());
    }

    private int status(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    public String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(
                HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** A header of the answer. */
    public String header(String path, String name) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(address.resolve(path)).build(), HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue(name)
                .orElseThrow();
    }

    public HttpResponse<String> post(String path, String token, String csv) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(csv))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a file as it is read, and answers with the body of the response. */
    public String postFile(String path, String token, Path file) throws IOException, InterruptedException {
        return CLIENT.send(
                        HttpRequest.newBuilder(address.resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "text/csv")
                                .POST(HttpRequest.BodyPublishers.ofFile(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    String output() throws IOException {
        return Files.readString(log);
    }

    /** The first admin's token, as the log shows it. */
    public String shownToken() throws IOException {
        Matcher shown = Pattern.compile("kosh_[\\w-]+").matcher(output());
        assertThat(shown.find()).isTrue();
        return shown.group();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
