package kosh.naturalization;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a release knows of the way to citizenship. Immutable, shared by all requests.
 *
 * @param terms the rules, by their ids
 * @param cases published single ways, by their ids
 * @param events their dated steps, by their ids
 * @param episodes the datasets that the time to citizenship can be estimated from
 */
public record Naturalization(
        List<LegalTerm> terms, List<Episode> cases, List<EpisodeEvent> events, Map<String, EpisodeTable> episodes) {

    public Naturalization {
        terms = List.copyOf(terms);
        cases = List.copyOf(cases);
        events = List.copyOf(events);
        episodes = Map.copyOf(episodes);
    }

    public Optional<EpisodeTable> table(String dataset) {
        return Optional.ofNullable(episodes.get(dataset));
    }

    /** The dated steps of a case, in order. */
    public List<EpisodeEvent> eventsOf(Episode episode) {
        return events.stream()
                .filter(event -> event.dataset().equals(episode.dataset())
                        && event.episode().equals(episode.id()))
                .toList();
    }
}
