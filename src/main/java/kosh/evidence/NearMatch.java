package kosh.evidence;

/**
 * A printed figure with the same number, within its rounding and that of the claim, that the claim may have been taken from.
 *
 * @param figure the figure
 * @param kind in what it differs from the claim
 * @param sentence the same in words
 */
public record NearMatch(Figure figure, Kind kind, String sentence) {

    /** What was mistaken for what, the nearest first. */
    public enum Kind {
        /** It is the claim itself, printed. */
        SAME,
        /** The classic: the share of one span was taken of another, such as a year's of all since 1991. */
        SHARE_OF_ANOTHER_SPAN,
        ANOTHER_SPAN,
        ANOTHER_ORIGIN,
        ANOTHER_INDICATOR
    }
}
