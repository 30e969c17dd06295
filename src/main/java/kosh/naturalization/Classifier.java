package kosh.naturalization;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import kosh.cube.Dictionary;

/**
 * Tells episodes apart by one thing that is known of them.
 *
 * @param name the name of the column in answers
 * @param labels the groups, by their numbers; {@link Attribute#UNKNOWN} for those of whom it is not known
 * @param group the number of the group that a row of the table is in
 */
public record Classifier(String name, List<String> labels, IntUnaryOperator group) {

    public Classifier {
        labels = List.copyOf(labels);
    }

    /** By an attribute, or by something coarser, such as the country of a prefecture. */
    public static Classifier by(EpisodeTable table, Attribute attribute, UnaryOperator<String> coarser) {
        Dictionary<String> dictionary = table.dictionary(attribute);
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] target = new int[dictionary.size()];
        for (int code = 0; code < target.length; code++) {
            String label = coarser.apply(dictionary.decode(code));
            target[code] = numbers.computeIfAbsent(label, l -> numbers.size());
        }
        return new Classifier(
                attribute.toString(), List.copyOf(numbers.keySet()), row -> target[table.code(attribute, row)]);
    }

    /** By the calendar year of arrival. */
    public static Classifier byCohort(EpisodeTable table) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        List<String> labels = new ArrayList<>(List.of(Attribute.UNKNOWN));
        int[] target = new int[table.size()];
        for (int row = 0; row < target.length; row++) {
            int year = year(table.arrivedFirst(row));
            if (year != 0 && year == year(table.arrivedLast(row))) {
                target[row] = numbers.computeIfAbsent(year, y -> {
                    labels.add(String.format("%04d", y));
                    return labels.size() - 1;
                });
            }
        }
        return new Classifier("cohort", labels, row -> target[row]);
    }

    private static int year(int day) {
        return day == EpisodeTable.NO_DAY ? 0 : LocalDate.ofEpochDay(day).getYear();
    }

    /** By the law that held at arrival: a span between two changes of what a complete file may take. */
    public static Classifier byEra(EpisodeTable table, List<LegalTotal> eras) {
        List<String> labels = new ArrayList<>(List.of(Attribute.UNKNOWN));
        eras.forEach(era -> labels.add(era.from() + "/" + (era.until() == null ? ".." : era.until())));
        int[] begins =
                eras.stream().mapToInt(era -> (int) era.from().toEpochDay()).toArray();
        return new Classifier("era", labels, row -> {
            int first = era(begins, table.arrivedFirst(row));
            return first == era(begins, table.arrivedLast(row)) ? first : 0;
        });
    }

    /** Counted from 1; 0 before the first and for a day that is not known. */
    private static int era(int[] begins, int day) {
        int era = 0;
        while (era < begins.length && begins[era] <= day) {
            era++;
        }
        return era;
    }
}
