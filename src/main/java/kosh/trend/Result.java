package kosh.trend;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of a series.
 *
 * @param reason why it says nothing; null if it does
 * @param sentence what it says in words; null if it says nothing
 * @param numbers none if it says nothing
 */
public record Result(@Nullable String reason, @Nullable String sentence, List<Quantity> numbers) {

    public Result {
        numbers = List.copyOf(numbers);
    }

    static Result says(String sentence, Quantity... numbers) {
        return new Result(null, sentence, List.of(numbers));
    }

    static Result says(String sentence, List<Quantity> numbers) {
        return new Result(null, sentence, numbers);
    }

    static Result cannot(String reason) {
        return new Result(reason, null, List.of());
    }
}
