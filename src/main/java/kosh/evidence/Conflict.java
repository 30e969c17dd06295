package kosh.evidence;

import java.util.List;

/**
 * Figures that cannot all be true.
 *
 * @param figures all that the contradiction rests on
 * @param convicted those of them that were set aside
 * @param by the persons that lie between what one of them says and what the others allow
 * @param sentence why they cannot all be true
 * @param others the proof of what the others allow
 */
public record Conflict(List<Figure> figures, List<Figure> convicted, long by, String sentence, Chain others) {

    public Conflict {
        figures = List.copyOf(figures);
        convicted = List.copyOf(convicted);
    }
}
