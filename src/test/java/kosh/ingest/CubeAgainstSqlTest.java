package kosh.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kosh.csv.CsvFile;
import kosh.http.Parameters;
import kosh.observation.Period;
import kosh.query.Answer;
import kosh.query.Cell;
import kosh.query.Edition;
import kosh.query.Editions;
import kosh.query.Filters;
import kosh.query.Level;
import kosh.query.Question;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random tables, random questions: what the cube answers must be what SQL through Hibernate answers, to the last digit. */
@QuarkusTest
class CubeAgainstSqlTest {

    private static final int QUESTIONS_PER_TABLE = 50;
    private static final List<String> ORIGINS = List.of("CN-XJ", "CN-GS", "CN-QH", "MNG", "UZB", "OTH");
    private static final List<String> DESTINATIONS = List.of("KZ-11", "KZ-15", "KZ-71", "RUS");
    private static final List<String> SEXES = List.of("F", "M");
    private static final List<String> AGES = List.of("Y0T14", "Y15T64", "Y_GE65");
    private static final List<String> PERIODS =
            List.of("2001", "2002", "2003-Q1", "2003-Q2", "2003-07", "2004", "2005-01-01/2008-01-01");
    private static final List<String> STATUSES = List.of("official", "reported", "derived", "estimate");
    private static final List<String> LEVELS = List.of(
            "indicator",
            "origin",
            "origin:country",
            "destination",
            "destination:country",
            "sex",
            "age",
            "time",
            "status");

    private static final String PERIOD = "o.period.start, o.period.end";

    @Inject
    Importer importer;

    @Inject
    Editions editions;

    @Inject
    EntityManager entities;

    @RepeatedTest(6)
    void theCubeAnswersAsSqlDoes(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        importer.replace(randomTable(random), "test");
        editions.switchToNewest();
        for (int i = 0; i < QUESTIONS_PER_TABLE; i++) {
            Map<String, String> parameters = randomQuestion(random);

            assertThat(ofCube(parameters)).as("%s", parameters).isEqualTo(ofSql(parameters));
        }
    }

    /** A table in which no two cells overlap, because all of its codes are leaves. */
    private static DataPackage randomTable(Random random) {
        String kind = random.nextBoolean() ? "arrivals" : "visas-issued";
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < 400; i++) {
            String key = String.join(
                    ",",
                    random.nextInt(4) == 0 ? kind : "arrivals",
                    any(ORIGINS, random),
                    any(DESTINATIONS, random),
                    any(SEXES, random),
                    any(AGES, random),
                    any(PERIODS, random));
            BigDecimal value = BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(3));
            String low = random.nextInt(3) == 0 ? value.subtract(BigDecimal.ONE).toPlainString() : "";
            String high = random.nextInt(3) == 0 ? value.add(BigDecimal.TEN).toPlainString() : "";
            String unit = key.startsWith("visas") ? "visas" : "persons";
            cells.putIfAbsent(
                    key,
                    unit + "," + value.toPlainString() + "," + low + "," + high + "," + any(STATUSES, random)
                            + ",zonakz2020,,,A0117,");
        }
        StringBuilder csv = new StringBuilder(
                "id,indicator,origin,destination,sex,age,period,unit,value,low,high,status,source,locator,note,basis,aliases\r\n");
        int number = 0;
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            csv.append("oracle-")
                    .append(number++)
                    .append(',')
                    .append(cell.getKey())
                    .append(',')
                    .append(cell.getValue())
                    .append("\r\n");
        }
        return new DataPackage(
                "oracle",
                "Random table",
                List.of(
                        upload(
                                "datasets.csv",
                                Layout.DATASETS,
                                "",
                                "id,kind,frequency,title_en,title_kk,title_ru,title_zh,description,publisher,licence\r\noracle,table,N,Oracle,,,,Random cells,,\r\n"),
                        upload("oracle.csv", Layout.OBSERVATIONS, "oracle", csv.toString())));
    }

    private static Upload upload(String name, Layout layout, String dataset, String csv) {
        return Upload.of(CsvFile.of(name, csv.getBytes(StandardCharsets.UTF_8)), layout, dataset);
    }

    private static Map<String, String> randomQuestion(Random random) {
        Map<String, String> parameters = new TreeMap<>(Map.of("dataset", "oracle"));
        List<String> by = new ArrayList<>(LEVELS);
        Collections.shuffle(by, random);
        parameters.put("by", String.join(",", by.subList(0, 1 + random.nextInt(4))));
        maybe("origin", List.of("CHN*", "MNG", "CN,UZB", "CN-XJ,OTH", "WORLD*"), random, parameters);
        maybe("destination", List.of("KAZ*", "RUS", "KZ-11,KZ-15"), random, parameters);
        maybe("sex", List.of("F", "M", "F,M"), random, parameters);
        maybe("age", List.of("Y0T14", "Y15T64,Y_GE65"), random, parameters);
        maybe("time", List.of("2001", "2001..2003", "2003", "..2002", "2004..", "2001,2004"), random, parameters);
        maybe("status", List.of("official", "official,derived"), random, parameters);
        maybe("indicator", List.of("arrivals", "visas-issued"), random, parameters);
        return parameters;
    }

    private static void maybe(String name, List<String> values, Random random, Map<String, String> parameters) {
        if (random.nextInt(3) == 0) {
            parameters.put(name, any(values, random));
        }
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    /** Key and indicator of each group, with its sum, bounds and count. */
    private Map<String, List<Object>> ofCube(Map<String, String> parameters) {
        Edition edition = editions.current();
        MultivaluedHashMap<String, String> query = new MultivaluedHashMap<>();
        parameters.forEach(query::putSingle);
        Parameters read = new Parameters(query, Question.PARAMETERS);
        List<Level> by = Question.by(read, List.of(), edition.catalog());
        Question question = new Question(
                "/v1/aggregates",
                edition.catalog().dataset("oracle").orElseThrow(),
                Filters.of(read, edition.catalog()),
                by);
        Map<String, List<Object>> groups = new HashMap<>();
        for (Cell cell : Answer.to(question, edition).cells()) {
            groups.put(
                    cell.key() + cell.indicator(),
                    List.of(text(cell.value()), text(cell.low()), text(cell.high()), (long) cell.observations()));
        }
        return groups;
    }

    private static String text(BigDecimal number) {
        return number == null ? "none" : number.stripTrailingZeros().toPlainString();
    }

    private Map<String, List<Object>> ofSql(Map<String, String> parameters) {
        int release = editions.current().release().number();
        List<String> kept = Stream.of(parameters.get("by").split(","))
                .map(CubeAgainstSqlTest::column)
                .collect(Collectors.toList());
        // by= may name a dimension at two levels: the first counts.
        List<String> names = Stream.of(parameters.get("by").split(","))
                .map(l -> l.split(":")[0])
                .toList();
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (names.indexOf(names.get(i)) < i) {
                kept.remove(i);
            }
        }
        List<String> grouped = new ArrayList<>(kept);
        grouped.add("o.series.indicator");
        String hql = "select " + String.join(", ", grouped)
                + ", sum(o.figure.value)"
                + ", sum(case when o.figure.low is null and o.figure.high is null then o.figure.value else o.figure.low end)"
                + ", sum(case when o.figure.low is null and o.figure.high is null then o.figure.value else o.figure.high end)"
                + ", sum(case when o.figure.low is null and o.figure.high is not null then 1 else 0 end)"
                + ", sum(case when o.figure.high is null and o.figure.low is not null then 1 else 0 end)"
                + ", sum(case when o.figure.low is null and o.figure.high is null then 0 else 1 end)"
                + ", count(*) from Observation o join Area a on a.code = o.series.origin and a.releaseTo is null"
                + " join Area b on b.code = o.series.destination and b.releaseTo is null"
                + " where o.dataset = 'oracle' and o.releaseFrom <= :release and (o.releaseTo is null or o.releaseTo > :release)"
                + conditions(parameters)
                + " group by " + String.join(", ", grouped);
        return QuarkusTransaction.requiringNew().call(() -> {
            TypedQuery<Tuple> query = entities.createQuery(hql, Tuple.class).setParameter("release", release);
            Map<String, List<Object>> groups = new HashMap<>();
            for (Tuple row : query.getResultList()) {
                int n;
                List<String> key = new ArrayList<>();
                int column = 0;
                for (String expression : kept) {
                    if (expression.equals(PERIOD)) {
                        key.add(Period.of((LocalDate) row.get(column++), (LocalDate) row.get(column++))
                                .toString());
                    } else {
                        key.add(String.valueOf(row.get(column++)));
                    }
                }
                n = column;
                boolean bounded = ((Number) row.get(n + 6)).longValue() > 0;
                boolean lowKnown = ((Number) row.get(n + 4)).longValue() == 0;
                boolean highKnown = ((Number) row.get(n + 5)).longValue() == 0;
                groups.put(
                        key + (String) row.get(n),
                        List.of(
                                text((BigDecimal) row.get(n + 1)),
                                bounded && lowKnown ? text((BigDecimal) row.get(n + 2)) : "none",
                                bounded && highKnown ? text((BigDecimal) row.get(n + 3)) : "none",
                                row.get(n + 7)));
            }
            return groups;
        });
    }

    private static String column(String level) {
        return switch (level) {
            case "origin:country" -> "case when a.level = 'province' then a.parent else a.code end";
            case "destination:country" -> "case when b.level in ('oblast', 'city') then b.parent else b.code end";
            case "time" -> PERIOD;
            case "status" -> "lower(cast(o.grounds.status as String))";
            default -> "o.series." + level;
        };
    }

    private static String conditions(Map<String, String> parameters) {
        StringBuilder conditions = new StringBuilder();
        String origin = parameters.get("origin");
        if (origin != null) {
            conditions.append(
                    switch (origin) {
                        case "CHN*" -> " and (a.code = 'CHN' or a.parent = 'CHN')";
                        case "CN,UZB" -> " and a.code in ('CHN', 'UZB')";
                        case "WORLD*" -> "";
                        default -> " and a.code in ('" + origin.replace(",", "','") + "')";
                    });
        }
        String destination = parameters.get("destination");
        if (destination != null) {
            conditions.append(
                    destination.equals("KAZ*")
                            ? " and (b.code = 'KAZ' or b.parent = 'KAZ')"
                            : " and b.code in ('" + destination.replace(",", "','") + "')");
        }
        for (String name : List.of("sex", "age", "indicator")) {
            if (parameters.containsKey(name)) {
                conditions.append(" and o.series." + name + " in ('"
                        + parameters.get(name).replace(",", "','") + "')");
            }
        }
        if (parameters.containsKey("status")) {
            conditions.append(" and lower(cast(o.grounds.status as String)) in ('"
                    + parameters.get("status").replace(",", "','") + "')");
        }
        if (parameters.containsKey("time")) {
            conditions.append(
                    switch (parameters.get("time")) {
                        case "2001" -> within(2001, 2002);
                        case "2001..2003" -> within(2001, 2004);
                        case "2003" -> within(2003, 2004);
                        case "..2002" -> within(1, 2003);
                        case "2004.." -> within(2004, 9999);
                        default ->
                            " and (" + within(2001, 2002).substring(5) + " or "
                                    + within(2004, 2005).substring(5) + ")";
                    });
        }
        return conditions.toString();
    }

    private static String within(int from, int to) {
        return " and (o.period.start >= " + literal(from) + " and o.period.end <= " + literal(to) + ")";
    }

    private static String literal(int year) {
        return "date " + LocalDate.of(year, 1, 1);
    }
}
