package kosh.evidence;

import java.math.BigDecimal;

/** Numbers as people read them. */
final class Texts {

    private Texts() {}

    static String number(BigDecimal number) {
        String plain = number.toPlainString();
        int point = plain.indexOf('.');
        return point < 0 ? grouped(plain) : grouped(plain.substring(0, point)) + plain.substring(point);
    }

    static String number(long number) {
        return grouped(Long.toString(number));
    }

    private static String grouped(String digits) {
        StringBuilder text = new StringBuilder(digits);
        int first = digits.startsWith("-") ? 1 : 0;
        for (int i = digits.length() - 3; i > first; i -= 3) {
            text.insert(i, ',');
        }
        return text.toString();
    }
}
