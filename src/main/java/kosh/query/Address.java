package kosh.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes the address of a question: a path with its parameters, in their order. */
public final class Address {

    /** The marks of our grammar, which RFC 3986 allows in a query as they are, and the letters that need no code anyway. */
    private static final boolean[] READABLE = new boolean['z' + 1];

    static {
        for (char letter : ",:/*-._".toCharArray()) {
            READABLE[letter] = true;
        }
        Arrays.fill(READABLE, '0', '9' + 1, true);
        Arrays.fill(READABLE, 'A', 'Z' + 1, true);
        Arrays.fill(READABLE, 'a', 'z' + 1, true);
    }

    private Address() {}

    public static String of(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        char separator = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(separator).append(parameter.getKey()).append('=').append(encode(parameter.getValue()));
            separator = '&';
        }
        return address.toString();
    }

    static String encode(String value) {
        return isReadable(value)
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2C", ",")
                        .replace("%3A", ":")
                        .replace("%2F", "/");
    }

    private static boolean isReadable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (letter >= READABLE.length || !READABLE[letter]) {
                return false;
            }
        }
        return true;
    }
}
