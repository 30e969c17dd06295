package kosh.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The keys of one kind that the files of an import brought so far, and where each stands first. */
final class Seen {

    private final KeyIndex keys = new KeyIndex();
    private final List<String> files = new ArrayList<>();
    private final List<Integer> firstKeys = new ArrayList<>();
    private int[] lines = new int[1024];

    void begin(String file) {
        files.add(file);
        firstKeys.add(keys.size());
    }

    /** Where the key stands already, in words; empty if it is new and was noted. */
    String add(String key, long line) {
        int before = keys.size();
        int number = keys.add(key);
        if (number < before) {
            return "line " + Integer.toUnsignedLong(lines[number]) + " of " + fileOf(number);
        }
        if (number == lines.length) {
            lines = Arrays.copyOf(lines, number * 2);
        }
        lines[number] = (int) line;
        return "";
    }

    boolean holds(String key) {
        return keys.find(key) >= 0;
    }

    private String fileOf(int number) {
        int file = files.size() - 1;
        while (firstKeys.get(file) > number) {
            file--;
        }
        return files.get(file);
    }
}
