package kosh.bench;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;

/** All questions of a kind in an order that looks random, is always the same, and has each of them once before any comes again. */
final class Questions {

    /** Near the golden section of what a long holds; any stride that has no factor in common with the size goes round all. */
    private static final long STRIDE = 7640891576956012809L;

    private final long size;
    private final long stride;
    private final Function<Draw, Question> make;

    Questions(long size, Function<Draw, Question> make) {
        this.size = size;
        this.make = make;
        long candidate = STRIDE % size;
        while (!BigInteger.valueOf(candidate).gcd(BigInteger.valueOf(size)).equals(BigInteger.ONE)) {
            candidate++;
        }
        this.stride = candidate;
    }

    long size() {
        return size;
    }

    Question get(long number) {
        return make.apply(new Draw((number % size) * stride % size));
    }

    /** Takes a number apart into choices. */
    static final class Draw {
        private long rest;

        private Draw(long number) {
            this.rest = number;
        }

        int of(int choices) {
            int choice = (int) (rest % choices);
            rest /= choices;
            return choice;
        }

        <T> T of(List<T> choices) {
            return choices.get(of(choices.size()));
        }
    }
}
