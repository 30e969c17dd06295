package kosh.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kosh.dataset.Dataset;
import kosh.http.Parameters;
import kosh.observation.Period;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;

/** An answer that is made part by part is that which is made as a whole: random questions to the bundled tables, which have gaps and missing years. */
@QuarkusTest
class PlanTest {

    private static final int QUESTIONS = 600;
    private static final List<String> LEVELS = List.of(
            "origin",
            "origin:country",
            "origin:province",
            "destination",
            "sex",
            "age",
            "status",
            "indicator",
            "time",
            "time:year");
    private static final Map<String, List<String>> FILTERS = Map.of(
            "origin", List.of("CHN", "CHN,MNG,UZB", "WORLD*", "CHN*", "AFG"),
            "destination", List.of("KAZ", "KAZ*"),
            "time", List.of("2019", "2015..2020", "..1999,2005", "latest:2", "1500..2030"),
            "status", List.of("official", "reported,derived"),
            "sex", List.of("F", "_T"));

    @Inject
    Editions editions;

    private Question question(Map<String, String> parameters) {
        Map<String, List<String>> query = new HashMap<>();
        parameters.forEach((name, text) -> query.put(name, List.of(text)));
        Parameters read = new Parameters(query, Question.PARAMETERS);
        Edition edition = editions.current();
        return new Question(
                "/v1/aggregates",
                Question.dataset(read, edition.catalog()).orElseThrow(),
                Filters.of(read, edition.catalog()),
                Question.by(read, List.of(), edition.catalog()));
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    @Test
    void partsMakeUpTheWhole() {
        Edition edition = editions.current();
        List<String> tables = edition.catalog().datasets().stream()
                .filter(Dataset::isTable)
                .map(Dataset::id)
                .sorted()
                .toList();
        Random random = new Random(1991);
        int severalLines = 0;
        int refused = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            List<String> by = new ArrayList<>(LEVELS);
            Collections.shuffle(by, random);
            Map<String, String> parameters = new HashMap<>(Map.of(
                    "dataset", any(tables, random), "by", String.join(",", by.subList(0, 1 + random.nextInt(4)))));
            FILTERS.forEach((name, texts) -> {
                if (random.nextInt(4) == 0) {
                    parameters.put(name, any(texts, random));
                }
            });
            Question question = question(parameters);
            Plan whole = new Plan(question, edition, Integer.MAX_VALUE, Integer.MAX_VALUE, null);
            int linesOfPart = random.nextInt(40);
            Plan inParts = new Plan(question, edition, linesOfPart, Integer.MAX_VALUE, null);
            try {
                List<Cell> cells = whole.answer().cells();
                assertThat(cells).as("%s", parameters).isSortedAccordingTo(order(question.by()));
                assertThat(inParts.answer().cells()).as("%s", parameters).isEqualTo(cells);
                assertThat(inParts.cells().toList()).as("%s", parameters).isEqualTo(cells);
                if (cells.size() > 1) {
                    severalLines++;
                    Plan withLessRoom = new Plan(question, edition, linesOfPart, cells.size() - 1, null);
                    assertRefused(ProblemType.TOO_MUCH, withLessRoom::answer, parameters);
                }
            } catch (Problem refusal) {
                assertRefused(refusal.type(), inParts::answer, parameters);
                assertRefused(refusal.type(), () -> inParts.cells().iterator().next(), parameters);
                refused++;
            }
        }
        assertThat(severalLines).isGreaterThan(QUESTIONS / 3);
        assertThat(refused).isPositive();
    }

    private static Comparator<Cell> order(List<Level> by) {
        Comparator<Cell> order = Comparator.comparing(Cell::indicator);
        for (int i = 0; i < by.size(); i++) {
            int part = i;
            order = by.get(i).dimension() == Dimension.TIME
                    ? order.thenComparing(cell -> Period.parse(cell.key().get(part)))
                    : order.thenComparing(cell -> cell.key().get(part));
        }
        return order;
    }

    private static void assertRefused(
            ProblemType type, ThrowableAssert.ThrowingCallable answer, Map<String, String> parameters) {
        assertThatThrownBy(answer)
                .as("%s", parameters)
                .isInstanceOfSatisfying(
                        Problem.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }
}
