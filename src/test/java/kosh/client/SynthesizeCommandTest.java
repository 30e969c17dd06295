package kosh.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SynthesizeCommandTest {

    @TempDir
    Path directory;

    /** What is printed, and the exit code. */
    private static String run(Object... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = new CommandLine(new SynthesizeCommand())
                .setOut(writer)
                .setErr(writer)
                .execute(texts);
        return printed + "exit " + code;
    }

    @Test
    void threeFilesAreWrittenAndTheSeedDecidesTheirBytes() throws IOException {
        Path first = directory.resolve("a/b");
        Path second = directory.resolve("c");

        assertThat(run(first, "--persons", 1000)).contains("1,000 people who do not exist, of seed 1991", "exit 0");
        assertThat(run(second, "--persons=1000", "--seed=1991")).contains("exit 0");

        try (var files = Files.list(first)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("sources.csv", "datasets.csv", "episodes.csv");
        }
        assertThat(first.resolve("episodes.csv")).hasSameBinaryContentAs(second.resolve("episodes.csv"));
        assertThat(Files.readAllLines(first.resolve("episodes.csv"))).hasSize(1001);
    }

    @Test
    void filesThatAreThereStayUnlessForced() throws IOException {
        Path own = Files.writeString(directory.resolve("datasets.csv"), "mine");

        assertThat(run(directory, "-p", 10)).contains("datasets.csv' is there already", "--force", "exit 1");
        assertThat(own).hasContent("mine");
        assertThat(directory.resolve("episodes.csv")).doesNotExist();

        assertThat(run(directory, "-p", 10, "--force")).contains("exit 0");
        assertThat(Files.readString(own)).startsWith("id,kind");
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "");

        assertThat(run(directory, "-p", 0)).contains("one person is the least.", "exit 2");
        assertThat(run(directory, "-p", "many")).contains("'many' is not an int", "exit 2");
        assertThat(run(file)).contains("is a file, not a directory.", "exit 2");
        assertThat(run(file.resolve("below"))).contains("The files cannot be written to", "exit 1");
        assertThat(run()).contains("DIRECTORY", "exit 2");
    }

    @Test
    void helpTellsTheOptionsAndTheExitCodes() {
        assertThat(run("--help"))
                .contains("--persons", "500000", "--seed", "1991", "--force", "Exit codes:")
                .contains("exit 0");
    }
}
