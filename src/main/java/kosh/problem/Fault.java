package kosh.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param parameter the parameter at fault
 * @param value what it said
 * @param detail what is wrong with it
 * @param allowed the values that would do, or the address of their list
 * @param suggestion the likeliest of them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Fault(
        String parameter,
        String value,
        String detail,
        @Nullable List<String> allowed,
        @Nullable String suggestion) {}
