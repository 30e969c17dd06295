package kosh.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the service answers. */
@QuarkusTest
class ReadmeTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("```console\n\\$ curl -s 'localhost:8080([^']+)'\n(.*?)\n```", Pattern.DOTALL);

    private final String readme = Files.readString(Path.of("README.md"));

    ReadmeTest() throws IOException {}

    private List<MatchResult> found(Pattern pattern) {
        return pattern.matcher(readme).results().toList();
    }

    /** Where an example leaves something out there is an ellipsis; what stands between two of them must come in this order. */
    @Test
    void theExamplesAreAnsweredAsPrinted() {
        List<MatchResult> examples = found(EXAMPLE);
        assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
        for (MatchResult example : examples) {
            String answer = given().urlEncodingEnabled(false)
                    .get(example.group(1) + "&asOf=1")
                    .body()
                    .asString();
            String rest = withoutBlanks(answer.replace("&asOf=1", ""));
            for (String part : withoutBlanks(example.group(2)).split("\u2026")) {
                assertThat(rest).as(example.group(1)).contains(part);
                rest = rest.substring(rest.indexOf(part) + part.length());
            }
        }
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void everyPathItNamesIsThere() throws IOException {
        List<MatchResult> paths = found(Pattern.compile("`(/(?:v1|openapi|docs|q)[^`]*)`"));
        assertThat(paths).hasSizeGreaterThan(8);
        for (MatchResult path : paths) {
            assertThat(given().get(path.group(1)).statusCode())
                    .as(path.group(1))
                    .isEqualTo(200);
        }
    }

    @Test
    void everyFileAndClassItNamesIsThere() {
        List<MatchResult> files = found(Pattern.compile("\\]\\(((?!http)[^)]+)\\)"));
        List<MatchResult> names = found(Pattern.compile("`(kosh\\.[A-Za-z.]+)`"));
        assertThat(files).hasSizeGreaterThan(5).allMatch(file -> Files.exists(Path.of(file.group(1))));
        assertThat(names).hasSizeGreaterThan(10).allMatch(name -> {
            Path path = Path.of("src/main/java", name.group(1).split("\\."));
            return Files.isDirectory(path) || Files.isRegularFile(Path.of(path + ".java"));
        });
    }
}
