package kosh.synthetic;

import java.time.LocalDate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People who do not exist, as many as wanted: the same for the same seed on every machine. {@linkplain kosh.synthetic The model} is that of
 * the package.
 *
 * <p>Each person is drawn from a generator of its own, L64X128MixRandom (Steele and Vigna, Proceedings of the ACM on Programming Languages
 * 2021), seeded with the seed of the population and the number of the person. So fewer people are the first of more, and a stream of them
 * may be parallel. Of the generator only its 64-bit words are used, and of Java's functions those of StrictMath, which are the same everywhere.
 */
public final class Population {

    /** The seed if nothing is said. */
    public static final long SEED = 1991;

    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** The golden ratio as a fraction of 2^64, so that the people of near seeds lie far apart. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private static final int WOMEN_OF_100 = 51;

    private final long seed;

    private Population(long seed) {
        this.seed = seed;
    }

    public static Population of(long seed) {
        return new Population(seed);
    }

    public long seed() {
        return seed;
    }

    /** The first people, in order of their numbers, drawn as they are asked for.
     *
     * @throws IllegalArgumentException if the count is negative
     */
    public Stream<Person> people(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A population of " + count + " people");
        }
        return IntStream.rangeClosed(1, count).mapToObj(this::person);
    }

    /** One of them: the order of the draws is part of the model. */
    Person person(int number) {
        RandomGenerator random = GENERATORS.create(seed * SPREAD + number);
        LocalDate arrived = Arrivals.day(uniform(random), uniform(random));
        Era era = Era.on(arrived);
        Origin origin = Origin.in(era).pick(uniform(random));
        String from = origin.places().pick(uniform(random)).codeOn(arrived);
        String destination = Place.DESTINATIONS.pick(uniform(random)).codeOn(arrived);
        String sex = uniform(random) * 100 < WOMEN_OF_100 ? "F" : "M";
        AgeGroup age = AgeGroup.ALL.pick(uniform(random));
        Route route = era.routes().pick(uniform(random));
        int citizenAfter = route.law().times(origin.pace()).days(uniform(random));
        Hazards hazards = era.hazards(age);
        int otherwiseAfter = hazards.days(uniform(random));
        Ending otherwise = hazards.ending(uniform(random));

        Ending ending = citizenAfter <= otherwiseAfter ? Ending.CITIZEN : otherwise;
        LocalDate ended = arrived.plusDays(Math.min(citizenAfter, otherwiseAfter));
        boolean observed = !ended.isAfter(Arrivals.LAST);
        return new Person(
                number,
                era,
                origin,
                from,
                destination,
                sex,
                age,
                route.procedure(),
                arrived,
                observed ? ending : Ending.WAITING,
                observed ? ended : Arrivals.LAST);
    }

    /** From 0 to less than 1, in steps of 2^-53. */
    private static double uniform(RandomGenerator random) {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }
}
