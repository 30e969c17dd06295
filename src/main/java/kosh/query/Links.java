package kosh.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kosh.observation.Period;

/**
 * The addresses of the observations behind the cells of one answer. They name the release, so that they say the same for ever. All are alike but for
 * the labels of their cell, so what stands between these is written once.
 */
final class Links {

    private static final int ROOM = 16;

    private final Grouping grouping;
    /** For each label in the order of the address, which one it is. */
    private final List<Integer> order = new ArrayList<>();
    /** What stands before each of them, and after the last. */
    private final List<String> between = new ArrayList<>();
    /** How long an address is, but for long labels. */
    private final int length;

    Links(Grouping grouping, Question question, int release) {
        this.grouping = grouping;
        Map<String, String> parameters = parametersOfAll(grouping, question, release);
        StringBuilder text = new StringBuilder("/v1/observations");
        int sum = 0;
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            text.append(separator).append(parameter.getKey()).append('=');
            separator = '&';
            int label = Dimension.of(parameter.getKey()).map(grouping::indexOf).orElse(-1);
            if (label >= 0) {
                order.add(label);
                between.add(text.toString());
                sum += text.length() + ROOM;
                text.setLength(0);
            } else {
                text.append(Address.encode(parameter.getValue()));
            }
        }
        between.add(text.toString());
        length = sum + text.length();
    }

    /** The parameters that find all observations behind the answer; those that it keeps have no value yet. */
    private static Map<String, String> parametersOfAll(Grouping grouping, Question question, int release) {
        Map<String, String> parameters = new TreeMap<>(question.filters().normalForm());
        if (question.filters().time().latest() != null) {
            parameters.put(
                    "time", grouping.taken().stream().map(Period::toString).collect(Collectors.joining(",")));
        }
        grouping.kept().forEach(kept -> parameters.put(kept.level().dimension().toString(), ""));
        parameters.put("dataset", question.dataset().id());
        parameters.put("asOf", String.valueOf(release));
        return parameters;
    }

    String of(List<String> labels) {
        StringBuilder address = new StringBuilder(length);
        for (int i = 0; i < order.size(); i++) {
            Level level = grouping.kept().get(order.get(i)).level();
            address.append(between.get(i));
            address.append(Address.encode(grouping.filterFor(level, labels.get(order.get(i)))));
        }
        return address.append(between.get(order.size())).toString();
    }
}
