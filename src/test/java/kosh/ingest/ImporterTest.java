package kosh.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kosh.catalog.Catalog;
import kosh.csv.CsvFile;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.observation.Search;
import kosh.release.Release;
import kosh.release.ReleaseRepository;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImporterTest {

    private static final String HEADER =
            "id,indicator,origin,destination,sex,age,period,unit,value,low,high,status,source,locator,note,basis,aliases\r\n";
    private static final String GOOD = "imp-1,arrivals,CHN,KAZ,_T,_T,1980,persons,1,,,official,zonakz2020,,,A0117,\r\n";

    @Inject
    Importer importer;

    @Inject
    ReleaseRepository releases;

    @Inject
    ObservationRepository observations;

    private static DataPackage dataPackage(String name, String rows) {
        String datasets = "id,kind,frequency,title_en,title_kk,title_ru,title_zh,description,publisher,licence\r\n"
                + name + ",table,N,Test,,,,Test,,\r\n";
        return new DataPackage(
                name,
                "Test",
                List.of(
                        Upload.of(file(name + "-datasets.csv", datasets), Layout.DATASETS, ""),
                        Upload.of(file(name + ".csv", HEADER + rows), Layout.OBSERVATIONS, name)));
    }

    private static CsvFile file(String name, String text) {
        return CsvFile.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Finding> refused(String rows) {
        int before = newest();
        ImportRefused refusal =
                catchThrowableOfType(ImportRefused.class, () -> importer.replace(dataPackage("refused", rows), "test"));
        assertThat(newest()).as("a refused import makes no release").isEqualTo(before);
        assertThat(refusal).as("the import is refused").isNotNull();
        return refusal.findings().stream().filter(Finding::isError).toList();
    }

    private int newest() {
        return QuarkusTransaction.requiringNew()
                .call(() -> releases.newest().orElseThrow().number());
    }

    private List<String> ids(int release, String dataset) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (Stream<Observation> rows =
                    observations.search(release, new Search().with("dataset", List.of(dataset)))) {
                return rows.map(Observation::id).sorted().toList();
            }
        });
    }

    @Test
    void theSameAgainLoadsNothing() throws Exception {
        importer.replace(dataPackage("again", GOOD.replace("imp-1", "again-1")), "test");
        int before = newest();

        Optional<Release> second = importer.replace(dataPackage("again", GOOD.replace("imp-1", "again-1")), "test");

        assertThat(second).isEmpty();
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aChangedFileMakesANewReleaseAndTheOldOneStays() throws Exception {
        String a = GOOD.replace("imp-1", "change-1");
        String b = a.replace("change-1", "change-2").replace("1980", "1981");
        int first = importer.replace(dataPackage("change", a + b), "test")
                .orElseThrow()
                .number();
        int second = importer.replace(dataPackage("change", a.replace(",1,,,", ",5,,,")), "test")
                .orElseThrow()
                .number();

        assertThat(second).isEqualTo(first + 1);
        assertThat(ids(first, "change")).containsExactly("change-1", "change-2");
        assertThat(ids(second, "change")).containsExactly("change-1");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> observations
                                .named(first, "change-1")
                                .orElseThrow()
                                .value()))
                .hasToString("1");
        assertThat(QuarkusTransaction.requiringNew()
                        .call(() -> observations
                                .named(second, "change-1")
                                .orElseThrow()
                                .value()))
                .hasToString("5");
    }

    /** Runs, single rows and gaps, near and far: what a file leaves out is closed by ranges of the numbers of rows. */
    @Test
    void justTheRowsThatAFileLeavesOutAreClosed() throws Exception {
        List<String> rows = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            for (int age = 0; age < 50; age++) {
                rows.add(GOOD.replace("imp-1", "many-" + day + "-" + age)
                        .replace(
                                "_T,_T,1980",
                                "_T,Y" + age + "," + LocalDate.of(1980, 1, 1).plusDays(day)));
            }
        }
        int first = importer.replace(dataPackage("many", String.join("", rows)), "test")
                .orElseThrow()
                .number();
        List<String> kept = IntStream.range(0, rows.size())
                .filter(i -> i > 2500 && i % 7 != 0 && i != 14_999 || i == 1200)
                .mapToObj(rows::get)
                .toList();

        int second = importer.replace(dataPackage("many", String.join("", kept)), "test")
                .orElseThrow()
                .number();

        assertThat(ids(first, "many")).hasSize(15_000);
        assertThat(ids(second, "many"))
                .isEqualTo(kept.stream()
                        .map(row -> row.substring(0, row.indexOf(',')))
                        .sorted()
                        .toList());

        int third = importer.replace(dataPackage("many", rows.get(0) + rows.get(14_999)), "test")
                .orElseThrow()
                .number();
        assertThat(ids(third, "many")).containsExactly("many-0-0", "many-299-49");
    }

    @Test
    void theTagOfAnAnswerChangesWithTheRelease() throws Exception {
        int first = importer.replace(
                        dataPackage("tag", GOOD.replace("imp-", "tag-").replace(",1980,", ",1970,")), "test")
                .orElseThrow()
                .number();
        int second = importer.replace(
                        dataPackage("tag", GOOD.replace("imp-", "tag-").replace(",1980,", ",1971,")), "test")
                .orElseThrow()
                .number();
        String tag = given().get("/v1/sources?kind=news&asOf=" + first).header("ETag");

        given().header("If-None-Match", tag)
                .get("/v1/sources?kind=news&asOf=" + first)
                .then()
                .statusCode(304);
        given().header("If-None-Match", tag)
                .get("/v1/sources?kind=news&asOf=" + second)
                .then()
                .statusCode(200);
    }

    @Test
    void aTableWhoseCellsOverlapIsRefusedWithBothLinesNamed() {
        List<Finding> findings = refused(
                GOOD + GOOD.replace("imp-1", "imp-2").replace("CHN", "CN-XJ").replace(",1980,", ",1980-03,"));

        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).rule()).isEqualTo("table.overlap");
        assertThat(findings.get(0).line()).isEqualTo(3);
        assertThat(findings.get(0).message())
                .contains("CHN to KAZ, sex _T, age _T, 1980 ")
                .contains("CN-XJ to KAZ, sex _T, age _T, 1980-03 ")
                .contains("line 2 of refused.csv");
    }

    @Test
    void everyFaultIsToldAtOnceWithItsLine() {
        String rows = "a-1,arrivals,CHM,KAZ,_T,_T,1980,persons,1,,,official,zonakz2020,,,A0117,\r\n"
                + "a-2,arrivals,CHN,KAZ,_T,_T,1981,persons,\"1 234\",,,official,zonakz2020,\"two\r\nlines\",,A0117,\r\n"
                + "a-3,arrivals,CHN,KAZ,_T,_T,1982-13,families,1,,,sure,zonakz2020,,,A0117,\r\n"
                + "a-4,arrivals,CHN,KAZ,_T,_T,1983,persons,5,6,7,official,,,,,\r\n"
                + "a-5,arrivals,CHN,KAZ,_T,_T,1991-01-01/1995,persons,5,,,misprint,zonakz2020,,,nowhere,\r\n"
                + "a-6,arrivals,CHN,KAZ,_T,_T,1984,persons,5,,,missing,,,,,\r\n"
                + "a-7,arrivals,CHN,KAZ,_T\r\n"
                + "a-1,arrivals,CHN,KAZ,_T,_T,1985,persons,1,,,official,zonakz2020,,,A0117,\r\n";

        List<String> found = new ArrayList<>();
        refused(rows).forEach(f -> found.add(f.line() + " " + f.rule()));

        assertThat(found)
                .containsExactlyInAnyOrder(
                        "2 code.origin",
                        "3 type.number",
                        "5 type.period",
                        "5 code.status",
                        "5 unit.indicator",
                        "6 value.order",
                        "6 source.absent",
                        "7 table.misprint",
                        "7 table.period",
                        "7 code.basis",
                        "8 missing.figure",
                        "8 missing.reason",
                        "9 record.width",
                        "10 key.duplicate");
    }

    @Test
    void aFixIsOfferedWhereOneIsLikely() {
        List<Finding> findings = refused(
                GOOD.replace("CHN", "CHM") + GOOD.replace("imp-1", "imp-2").replace(",1,,,", ",\"1 234,5\",,,"));

        assertThat(findings)
                .extracting(Finding::fix)
                .containsExactlyInAnyOrder("CHE", "1234.5")
                .as("nearest code and number");
    }

    @Test
    void aTextThatNoDatabaseOrReaderCouldHoldIsRefused() {
        List<Finding> findings = refused(GOOD.replace(",1980,", ",1\u0000980,")
                + GOOD.replace("imp-1", "imp-2")
                        .replace(",1980,", ",1981,")
                        .replace("\r\n", "x".repeat(4001) + "\r\n"));

        assertThat(findings).extracting(Finding::rule).contains("value.nul", "value.long");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused() {
        DataPackage broken = new DataPackage(
                "latin",
                "Test",
                List.of(Upload.of(
                        CsvFile.of("latin.csv", "id,title\r\nx,caf\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1)),
                        Layout.SOURCES,
                        "")));

        assertThatThrownBy(() -> importer.replace(broken, "test")).isInstanceOf(ImportRefused.class);
    }

    @Test
    void aHeaderIsReadByItsNamesInAnyOrder() throws Exception {
        try (Sheet sheet = sheet("Area,alias,VALID_TO\r\nCHN,CN,\r\n")) {
            assertThat(sheet.faults()).isEmpty();
            Row row = sheet.next().orElseThrow();
            assertThat(row.code("alias")).isEqualTo("CN");
            assertThat(row.date("valid_from")).isNull();
            assertThat(sheet.next()).isEmpty();
        }
        try (Sheet sheet = sheet("alias,areas,valid_from,valid_from\r\n")) {
            assertThat(sheet.faults())
                    .extracting(Finding::rule)
                    .containsExactlyInAnyOrder("header.unknown", "header.twice", "header.absent");
        }
    }

    private static Sheet sheet(String text) throws IOException {
        Catalog none = new Catalog(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
        return new Sheet(Upload.of(file("t.csv", text), Layout.AREA_ALIASES, ""), new Codes(none), new Progress());
    }

    @Test
    void theDescriptionOfTheBundledDataSaysWhatTheLayoutsAsk() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/data/datapackage.json")) {
            JsonNode description = new ObjectMapper().readTree(in);
            assertThat(description.path("resources")).hasSizeGreaterThan(20).allSatisfy(resource -> {
                Layout layout = Layout.of(resource.path("kosh:layout").asText()).orElseThrow();
                List<String> named = new ArrayList<>();
                List<String> required = new ArrayList<>();
                resource.path("schema").path("fields").forEach(field -> {
                    named.add(field.path("name").asText());
                    if (field.path("constraints").path("required").asBoolean()) {
                        required.add(field.path("name").asText());
                    }
                });
                assertThat(named).containsExactly(header(resource.path("path").asText()));
                // A column that may be left out is left out where no row has anything in it.
                assertThat(layout.columns().stream().map(Column::name).toList()).containsSubsequence(named);
                assertThat(required)
                        .containsAll(layout.columns().stream()
                                .filter(Column::required)
                                .map(Column::name)
                                .toList());
            });
        }
    }

    private static String[] header(String path) throws IOException {
        try (InputStream in = ImporterTest.class.getResourceAsStream("/data/" + path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(0, text.indexOf("\r\n")).split(",");
        }
    }
}
