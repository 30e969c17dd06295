package kosh.observation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Conditions on observations, as a part of an HQL query with its parameters. */
public final class Search {

    private final StringBuilder conditions = new StringBuilder();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private OptionalInt limit = OptionalInt.empty();

    /**
     * Rows whose property is one of the codes.
     *
     * @param property a property of {@link Observation} that holds a code, never a text of the caller
     */
    public Search with(String property, Collection<?> codes) {
        String parameter = property.replace('.', '_');
        conditions.append(" and ").append(property).append(" in :").append(parameter);
        parameters.put(parameter, codes);
        return this;
    }

    /** Rows whose period lies within one of the spans. */
    public Search within(List<Period> spans) {
        List<String> alternatives = new ArrayList<>();
        for (Period span : spans) {
            int i = alternatives.size();
            alternatives.add("(period.start >= :start" + i + " and period.end <= :end" + i + ")");
            parameters.put("start" + i, span.start());
            parameters.put("end" + i, span.end());
        }
        if (!alternatives.isEmpty()) {
            conditions
                    .append(" and (")
                    .append(String.join(" or ", alternatives))
                    .append(")");
        }
        return this;
    }

    /** Rows with exactly one of the periods. */
    public Search at(List<Period> periods) {
        List<String> alternatives = new ArrayList<>(List.of("1 = 0"));
        for (Period period : periods) {
            int i = alternatives.size();
            alternatives.add("(period.start = :from" + i + " and period.end = :to" + i + ")");
            parameters.put("from" + i, period.start());
            parameters.put("to" + i, period.end());
        }
        conditions.append(" and (").append(String.join(" or ", alternatives)).append(")");
        return this;
    }

    /** Rows whose id comes later than that one. */
    public Search after(String id) {
        conditions.append(" and id > :after");
        parameters.put("after", id);
        return this;
    }

    public Search first(int rows) {
        limit = OptionalInt.of(rows);
        return this;
    }

    String conditions() {
        return conditions.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    OptionalInt limit() {
        return limit;
    }
}
