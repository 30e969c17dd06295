package kosh.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PopulationTest {

    private static final int MANY = 100_000;
    private static final Population POPULATION = Population.of(Population.SEED);

    private static String file(long seed, int persons) throws IOException {
        StringBuilder text = new StringBuilder();
        SyntheticFiles.writeEpisodes(Population.of(seed), persons, text);
        return text.toString();
    }

    private static <T> Map<T, Double> shares(Stream<Person> people, Function<Person, T> of) {
        List<T> values = people.map(of).toList();
        return values.stream()
                .collect(Collectors.groupingBy(
                        value -> value,
                        Collectors.collectingAndThen(Collectors.counting(), n -> (double) n / values.size())));
    }

    private static double error(double share, long count) {
        return 4 * Math.sqrt(share * (1 - share) / count);
    }

    /** The same on every machine and every Java: if the model changes, so does this number, and says so. */
    @Test
    void aSeedGivesTheSameBytesForEver() throws IOException, GeneralSecurityException {
        byte[] bytes = file(1991, 10_000).getBytes(StandardCharsets.UTF_8);

        assertThat(file(1991, 10_000).getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
                .isEqualTo("69b9e54d06cc0778d8eb8a7acc23cbdbeba49d156749d0b59b8fa3323c883d79");
    }

    @Test
    void fewerPeopleAreTheFirstOfMoreAndOtherSeedsGiveOthers() throws IOException {
        assertThat(file(7, 300)).startsWith(file(7, 200)).hasLineCount(301);
        List<String> tails = Stream.of(7L, 8L, -7L)
                .flatMap(seed -> Population.of(seed).people(300))
                .map(person -> person.arrived() + " " + person.from() + " " + person.destination() + " " + person.age()
                        + " " + person.ended())
                .toList();
        assertThat(tails).doesNotHaveDuplicates();
    }

    @Test
    void aStreamMayBeParallel() {
        assertThat(POPULATION.people(5000).parallel().toList())
                .isEqualTo(POPULATION.people(5000).toList());
    }

    @Test
    void everybodyArrivesAndEndsWithinTheYearsObserved() {
        assertThat(POPULATION.people(MANY)).allSatisfy(person -> {
            assertThat(person.arrived()).isBetween(Arrivals.FIRST, Arrivals.LAST);
            assertThat(person.ended()).isBetween(person.arrived(), Arrivals.LAST);
            assertThat(person.ending() != Ending.WAITING || person.ended().equals(Arrivals.LAST))
                    .isTrue();
            assertThat(person.era()).isEqualTo(Era.on(person.arrived()));
        });
    }

    @Test
    void everyRowSaysThatItIsSynthetic() throws IOException {
        assertThat(file(1991, 1000).lines().skip(1))
                .allMatch(row -> row.matches("SYN-\\d{7},1,.*,synthetic,seed 1991,synthetic"));
        assertThat(SyntheticFiles.SOURCES).contains("they describe nobody");
        assertThat(SyntheticFiles.DATASETS).contains("Synthetic", "Синтетикалық", "Синтетические", "虚构");
    }

    @Test
    void theYearsHaveTheirShares() {
        Map<Integer, Double> drawn =
                shares(POPULATION.people(MANY), person -> person.arrived().getYear());
        assertThat(drawn).hasSize(30);
        assertThat(Arrivals.shares().stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(1, within(1e-12));
        for (int i = 0; i < 30; i++) {
            double share = Arrivals.shares().get(i);
            assertThat(drawn.get(1991 + i)).as("%d", 1991 + i).isCloseTo(share, within(error(share, MANY)));
        }
    }

    @Test
    void originsAndProceduresHaveTheSharesOfTheirEra() {
        for (Era era : Era.values()) {
            List<Person> people = POPULATION
                    .people(MANY)
                    .filter(person -> person.era() == era)
                    .toList();
            holds(shares(people.stream(), Person::origin), Origin.in(era), people.size());
            Map<Procedure, Double> procedures = shares(people.stream(), Person::procedure);
            for (Choice.Part<Route> route : era.routes().parts()) {
                assertThat(procedures.get(route.value().procedure()))
                        .as("%s", route)
                        .isCloseTo(route.share(), within(error(route.share(), people.size())));
            }
        }
        holds(shares(POPULATION.people(MANY), Person::age), AgeGroup.ALL, MANY);
    }

    private static <T> void holds(Map<T, Double> drawn, Choice<T> choice, long count) {
        for (Choice.Part<T> part : choice.parts()) {
            assertThat(drawn.get(part.value()))
                    .as("%s", part.value())
                    .isCloseTo(part.share(), within(error(part.share(), count)));
        }
    }

    @Test
    void theWeightsThatAreCalledPerCentAddUpToAHundred() {
        for (Era era : Era.values()) {
            assertThat(Origin.in(era).parts()).allMatch(part -> isWhole(100 * part.share()));
            assertThat(era.routes().parts()).allMatch(part -> part.value().weight() == Math.round(100 * part.share()));
        }
        assertThat(Place.DESTINATIONS.parts())
                .allMatch(part -> part.value().weight() == Math.round(100 * part.share()));
        assertThat(Origin.CHINA.places().parts())
                .allMatch(part -> part.value().weight() == Math.round(100 * part.share()));
    }

    private static boolean isWhole(double number) {
        return Math.abs(number - Math.rint(number)) < 1e-9;
    }

    @Test
    void aPlaceHasTheCodeOfTheDayOfArrival() {
        assertThat(POPULATION.people(MANY).filter(person -> person.from().equals("CN-654100")))
                .isNotEmpty()
                .allMatch(person -> person.arrived().isBefore(LocalDate.of(2001, 1, 1)));
        assertThat(POPULATION.people(MANY).filter(person -> person.destination().equals("KZ-61")))
                .isNotEmpty()
                .noneMatch(person -> person.arrived().isBefore(LocalDate.of(2018, 6, 19)));
    }

    /** As data/legal-terms.csv has them in its column counts. */
    @Test
    void theErasBeginWhenTheLegalTermsOfTheServiceDo() throws IOException {
        String terms = Files.readString(Path.of("data/legal-terms.csv"));
        assertThat(terms).contains(",2002-05-17/2011-08,", ",2011-08/2013-12,", ",2013-12/2015-12,", ",2015-12/");
        assertThat(Stream.of(Era.values()).map(Era::from).map(LocalDate::toString))
                .containsExactly("1991-01-01", "2011-08-01", "2013-12-01", "2015-12-01");
        assertThat(Era.on(LocalDate.of(2011, 7, 31))).isEqualTo(Era.ADMISSION);
        assertThat(Era.on(LocalDate.of(2011, 8, 1))).isEqualTo(Era.REGISTRATION);
    }

    @Test
    void nobodyIsNobodyAndFewerAreRefused() throws IOException {
        assertThat(file(1, 0)).hasLineCount(1);
        assertThatThrownBy(() -> POPULATION.people(-1)).hasMessage("A population of -1 people");
    }
}
