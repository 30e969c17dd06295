package kosh.evidence;

/**
 * Two figures that tell the same cell differently: the same origin and span, and no number that both allow.
 *
 * @param first the one that is trusted more, or else the one of the lesser id
 * @param second the other
 * @param sentence the same in words
 */
public record Disagreement(Figure first, Figure second, String sentence) {

    static Disagreement of(Figure first, Figure second, String place) {
        return new Disagreement(
                first,
                second,
                "Of those who came " + place + " " + first.span() + ", " + first.id() + " prints "
                        + first.range().text() + " and " + second.id() + " prints "
                        + second.range().text() + "; not both can be true.");
    }
}
