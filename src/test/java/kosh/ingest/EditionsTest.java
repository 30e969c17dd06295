package kosh.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kosh.csv.CsvFile;
import kosh.query.Edition;
import kosh.query.Editions;
import org.junit.jupiter.api.Test;

/** How releases come into memory. */
@QuarkusTest
class EditionsTest {

    private static final String DATASET =
            "id,kind,frequency,title_en,title_kk,title_ru,title_zh,description,publisher,licence\r\n";
    private static final String CELLS =
            "id,indicator,origin,destination,sex,age,period,unit,value,low,high,status,source,locator,note,basis,aliases\r\n";

    @Inject
    Importer importer;

    @Inject
    Editions editions;

    /** Makes a release as another instance on the same database does: nobody tells this one. */
    private void releaseElsewhere(String dataset, String... values) throws Exception {
        StringBuilder cells = new StringBuilder(CELLS);
        for (int i = 0; i < values.length; i++) {
            cells.append(dataset + "-" + i + ",arrivals,MNG,KAZ,_T,_T," + (2001 + i) + ",persons," + values[i]
                    + ",,,official,zonakz2020,,,A0117,\r\n");
        }
        importer.replace(
                new DataPackage(
                        dataset,
                        "For a test",
                        List.of(
                                upload(Layout.DATASETS, "", DATASET + dataset + ",table,N,Test,,,,For a test,,\r\n"),
                                upload(Layout.OBSERVATIONS, dataset, cells.toString()))),
                "test");
    }

    private static Upload upload(Layout layout, String dataset, String csv) {
        return Upload.of(CsvFile.of("test.csv", csv.getBytes(StandardCharsets.UTF_8)), layout, dataset);
    }

    @Test
    void aReleaseOfAnotherInstanceAnswersAfterTheSecondLookThatFindsIt() throws Exception {
        int before = editions.current().release().number();
        releaseElsewhere("elsewhere", "12", "30");

        editions.look();
        assertThat(editions.current().release().number()).isEqualTo(before);

        editions.look();
        assertThat(editions.current().release().number()).isEqualTo(before + 1);
        given().get("/v1/aggregates?dataset=elsewhere&by=indicator")
                .then()
                .statusCode(200)
                .body("rows[0].value", equalTo(42));
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'releases' }.data.release", is(before + 1));
    }

    @Test
    void manyWhoAskForAnOldReleaseAtOnceWaitForOneLoad() throws Exception {
        int old = editions.current().release().number();
        releaseElsewhere("newer", "1");
        editions.switchToNewest();
        ExecutorService askers = Executors.newFixedThreadPool(8);
        try {
            Callable<Edition> ask = () -> editions.numbered(old).orElseThrow();
            List<Future<Edition>> answers = askers.invokeAll(Collections.nCopies(8, ask));
            Edition first = answers.get(0).get();
            assertThat(first.release().number()).isEqualTo(old);
            for (Future<Edition> answer : answers) {
                assertThat(answer.get()).isSameAs(first);
            }
        } finally {
            askers.shutdown();
        }
    }

    @Test
    void aSumThatIsTooGreatIsRefusedWithAQuestionThatWorks() throws Exception {
        releaseElsewhere("great", "90000000000000.00001", "90000000000000.00001");
        editions.switchToNewest();

        String instead = given().get("/v1/aggregates?dataset=great&by=origin")
                .then()
                .statusCode(422)
                .extract()
                .path("try");

        given().get(instead).then().statusCode(200);
    }
}
