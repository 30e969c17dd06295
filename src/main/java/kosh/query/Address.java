package kosh.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the address of a question: a path with its parameters, in their order. */
public final class Address {

    /** The marks of our grammar, which RFC 3986 allows in a query as they are, and the letters that need no code anyway. */
    private static final String READABLE = ",:/*-._";

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

    private static String encode(String value) {
        return value.chars().allMatch(Address::isReadable)
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%2C", ",")
                        .replace("%3A", ":")
                        .replace("%2F", "/");
    }

    private static boolean isReadable(int letter) {
        return (letter >= '0' && letter <= '9')
                || (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || READABLE.indexOf(letter) >= 0;
    }
}
