package kosh.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was transcribed can be found again, and {@code data/README.md} tells the truth about it. */
@QuarkusTest
class BundledDataTest {

    private static final Set<String> UNIT_OF_COUNTS = Set.of("asylum_recognitions", "people", "grants");

    private static JsonPath get(String address) {
        return given().get(address).then().statusCode(200).extract().jsonPath();
    }

    private static List<Map<String, Object>> allRows() throws IOException {
        String body = given().get("/v1/observations?asOf=1&limit=10000").body().asString();
        return new ObjectMapper().readValue(body, Rows.class).rows();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Rows(List<Map<String, Object>> rows) {}

    /** A row of a Markdown table whose first cell is code. */
    private static List<List<String>> tableRows(String heading) throws IOException {
        String readme = Files.readString(Path.of("data/README.md"));
        int start = readme.indexOf(heading);
        int end = readme.indexOf("\n## ", start + heading.length());
        List<List<String>> rows = new ArrayList<>();
        Matcher line = Pattern.compile("(?m)^\\| (.*) \\|$").matcher(readme.substring(start, end));
        while (line.find()) {
            rows.add(List.of(line.group(1).replace("`", "").split(" \\| ")));
        }
        return rows.subList(1, rows.size());
    }

    @Test
    void theReadmeCountsTheRowsOfEachDataset() throws IOException {
        List<List<String>> told = tableRows("## Datasets");

        assertThat(told).hasSizeGreaterThan(20);
        for (List<String> row : told) {
            JsonPath dataset = get("/v1/datasets/" + row.get(0) + "?asOf=1");
            assertThat(dataset.getString("kind")).isEqualTo(row.get(1));
            if (!row.get(1).equals("cases")) {
                assertThat(dataset.getInt("observations"))
                        .as(row.get(0))
                        .isEqualTo(Integer.parseInt(row.get(2).replace(",", "")));
            }
        }
    }

    @Test
    void everyTranscribedFigureIsThereOnceUnderItsId() throws IOException {
        int transcribed = tableRows("## From measures to indicators").stream()
                .mapToInt(row -> Integer.parseInt(row.get(4)))
                .sum();
        Pattern statement = Pattern.compile("(A|ORI-|DES-|NAT-)\\d+");
        List<String> ids = new ArrayList<>();
        for (Map<String, Object> row : allRows()) {
            ids.add((String) row.get("id"));
            ((List<?>) row.get("aliases")).forEach(alias -> ids.add((String) alias));
        }
        ids.removeIf(id -> !statement.matcher(id).matches());

        assertThat(transcribed).isEqualTo(2027);
        assertThat(ids).hasSize(transcribed).doesNotHaveDuplicates();
    }

    @Test
    void everyIndicatorIsCountedAsTheReadmeSaysLessWhatWasRecordedTwice() throws IOException {
        Set<String> told = new TreeSet<>();
        tableRows("## From measures to indicators").forEach(row -> told.add(row.get(3)));
        Set<String> held = new TreeSet<>();
        for (Map<String, Object> row : allRows()) {
            if (((String) row.get("dataset")).endsWith("-register")) {
                held.add((String) row.get("indicator"));
            }
        }
        assertThat(held).isEqualTo(told);
    }

    @Test
    void aMisprintSaysWhyAndNothingRestsOnIt() throws IOException {
        Set<String> misprints = new TreeSet<>();
        for (Map<String, Object> row : allRows()) {
            if ("misprint".equals(row.get("status"))) {
                misprints.add((String) row.get("id"));
                assertThat(row.get("note")).as((String) row.get("id")).isNotNull();
            }
        }
        assertThat(misprints).hasSize(22);
        for (Map<String, Object> row : allRows()) {
            if (!misprints.contains((String) row.get("id"))) {
                assertThat((List<?>) row.get("basis"))
                        .as((String) row.get("id"))
                        .noneMatch(misprints::contains);
            }
        }
    }

    @Test
    void everyCellOfATableRestsOnPrintedFigures() throws IOException {
        for (Map<String, Object> row : allRows()) {
            String dataset = (String) row.get("dataset");
            if (!dataset.endsWith("-register") && !"missing".equals(row.get("status"))) {
                assertThat((List<?>) row.get("basis"))
                        .as((String) row.get("id"))
                        .isNotEmpty();
            }
        }
    }

    /** Copied from the transcripts, not from {@code data/}. */
    @ParameterizedTest
    @CsvSource(nullValues = "", textBlock = """
            A0664,8.3,,,percent,joomag2015
            A0309,1105700,,,persons,aqsham2023
            A0809,4923,,,persons,elkz2025
            A0099,63.0,,,percent,astanatimes2019
            A0149,1068300,,,persons,pavlodar11991
            A1098,7411,7403,7419,persons,lada148759
            A0193,27.9,,,percent,kazinform3847755
            A0749,6727,,,persons,aqsham2023
            A2086,33.4,,,percent,akparat2024
            A0119,1152,,,persons,zonakz2020
            A1040,2184,,,persons,gaskin2025
            A0440,9.9,,,percent,nur2136684
            A0077,10.8,,,percent,enbek343287
            A0177,75.6,,,percent,govkz181909
            A0889,5,,,persons,unhcr_rdf
            A0857,0,,,persons,unhcr_rdf
            A0144,56.9,,,percent,pavlodar11991
            A0493,6.0,,,percent,xbshijie
            A0186,14358,,,persons,kazinform3847755
            A2021,32,,,families,joomag2015
            A0870,0,,,persons,unhcr_rdf
            A0122,701,,,persons,zonakz2020
            A2051,46660,,,persons,caravan203448
            A0254,8.8,,,percent,kursiv3471901
            A0458,12325,,,persons,ru24_388314102
            A0127,46,,,percent,inbusiness2019
            A2074,21325,,,persons,qha2024
            A2092,22.6,,,percent,akparat2024
            ORI-333,148945,,,persons,leiii-census
            ORI-026,43104,,,persons,wiki-hami
            ORI-243,62100,,,persons,leiii-census
            ORI-024,7.98,,,percent,dewiki-changji
            ORI-415,38464,,,persons,leiii-census
            ORI-069,1,,,cases,rferl-30900758
            ORI-278,14.22,,,percent,leiii-census
            ORI-344,188642,,,persons,leiii-census
            DES-074,130,,,families,camonitor-24764
            DES-277,1942,,,persons,inform-4cc5e5
            DES-061,231,,,persons,camonitor-24764
            DES-293,875,,,families,zan-P070001198
            DES-158,15637,,,persons,nur-1999171
            DES-287,450,,,families,zan-P070001198
            DES-093,9,,,percent,ic24-u39415
            DES-053,571,,,persons,camonitor-24764
            NAT-075,2500,,,persons,tengri-364439
            NAT-074,2000,,,persons,rferl-29699823
            NAT-082,6,,,months,inbusiness-kk-2021
            NAT-025,0.5,,,percent,ic24-u39415
            NAT-048,25286,,,persons,tengri-524469
            NAT-013,20968,,,persons,kozhirova-interview
            """)
    void aTranscribedFigureIsFoundAsItWasWritten(
            String id, String value, String low, String high, String unit, String source) {
        String body = given().get("/v1/observations/" + id + "?asOf=1").body().asString();
        JsonPath found = new JsonPath(body);

        // As text, because 37.0 is not 37: the last digit says how far it was rounded.
        assertThat(body).contains("\"value\":" + value + ",");
        if (low != null) {
            assertThat(body).contains("\"low\":" + low + ",").contains("\"high\":" + high + ",");
        }
        assertThat(found.getString("unit")).isEqualTo(unit);
        assertThat(get("/v1/sources/" + source).getString("id")).isEqualTo(found.getString("source"));
        assertThat(found.getString("document.title")).isNotBlank();
        assertThat(found.getInt("line")).isGreaterThan(1);
    }
}
