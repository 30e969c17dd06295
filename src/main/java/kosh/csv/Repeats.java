package kosh.csv;

import de.siegmar.fastcsv.reader.FieldModifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes a field that says the same as the one above it the same object: most fields of a long file do, and need not be looked at twice. */
final class Repeats implements FieldModifier {

    private @Nullable String[] above = new String[32];

    @Override
    public String modify(long startingLineNumber, int field, boolean quoted, String text) {
        if (field >= above.length) {
            above = Arrays.copyOf(above, Math.max(field + 1, above.length * 2));
        }
        String known = above[field];
        if (text.equals(known)) {
            return known;
        }
        above[field] = text;
        return text;
    }
}
