package kosh.evidence;

import java.util.List;

/**
 * A figure that is not used, because it cannot be true together with better ones.
 *
 * @param figure the figure
 * @param reprints the same printed in other places, set aside with it
 * @param conflicts the contradictions that convicted it
 */
public record SetAside(Figure figure, List<Figure> reprints, List<Conflict> conflicts) {

    public SetAside {
        reprints = List.copyOf(reprints);
        conflicts = List.copyOf(conflicts);
    }
}
