package kosh;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that take no more bytes, by a limit of the operating system that needs no rights: first that of the database in the midst of a commit,
 * then that of an upload.
 */
@Tag("faults")
class FullDiskIT {

    private static final long BYTES = 12_000_000;
    private static final int NO_ROOM = 507;
    private static final String TOO_MANY = "/v1/imports?wait=120&mode=commit&dataset=full";

    @TempDir
    Path directory;

    @Test
    void whatDoesNotGoInLeavesAllAsItWasAndTheServiceGoesOn() throws Exception {
        try (Application service = Application.start(
                Application.H2, directory, Map.of(), List.of("prlimit", "--fsize=" + BYTES, "--core=0"))) {
            String token = service.shownToken();
            service.post(
                    "/v1/imports?layout=datasets&mode=commit",
                    token,
                    "id,kind,frequency,title_en,description\nfull,table,A,Full,Full\n");
            String before = service.get("/v1/releases");
            String answer = service.get("/v1/arrivals?by=time,origin");

            HttpResponse<String> refused = service.post(TOO_MANY, token, rows(90_000, "t"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(NO_ROOM);
            assertThat(refused.body()).contains("\"state\":\"failed\"", "Nothing was stored");

            assertThat(service.get("/v1/releases")).isEqualTo(before);
            assertThat(service.get("/v1/arrivals?by=time,origin")).isEqualTo(answer);
            assertThat(service.get("/v1/observations/A0117")).contains("A0117");
            assertThat(service.get("/v1/observations?dataset=full")).contains("\"count\":0");

            HttpResponse<String> tooLarge = service.post(TOO_MANY, token, rows(90_000, "t".repeat(200)));
            assertThat(tooLarge.statusCode()).as(tooLarge.body()).isEqualTo(NO_ROOM);

            HttpResponse<String> small = service.post(TOO_MANY, token, rows(10, "t"));
            assertThat(small.statusCode()).as(small.body()).isEqualTo(201);
            assertThat(service.get("/v1/observations?dataset=full")).contains("\"count\":10");
        }
    }

    private static String rows(int count, String locator) {
        return IntStream.range(0, count)
                .mapToObj(i -> "arrivals,CHN,KAZ," + (i % 2 == 0 ? "F" : "M") + ",Y" + i / 2 % 100 + ","
                        + (1000 + i / 200) + ",persons," + i + ",official,zonakz2020," + locator + "\n")
                .collect(Collectors.joining(
                        "", "indicator,origin,destination,sex,age,period,unit,value,status,source,locator\n", ""));
    }
}
