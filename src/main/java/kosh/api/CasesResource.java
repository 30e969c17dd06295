package kosh.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kosh.api.Catalogs.Field;
import kosh.area.Area;
import kosh.naturalization.Episode;
import kosh.naturalization.EpisodeEvent;
import kosh.observation.Period;
import org.jspecify.annotations.Nullable;

/**
 * Published single ways to citizenship, one by one and by number. They are known because of later arrests or activism, so nothing is estimated
 * from them.
 */
@Path("/v1/naturalization/cases")
public class CasesResource {

    private static final String PATH = "/v1/naturalization/cases";
    private static final List<Field<Episode>> FIELDS = List.of(
            Field.of("id", Episode::id),
            Field.of("dataset", Episode::dataset),
            Field.of("persons", Episode::persons),
            Field.of("origin", Episode::origin),
            new Field<>(
                    "origin_name",
                    (one, view) -> view.edition()
                            .catalog()
                            .areas()
                            .byCode(one.origin())
                            .map(Area::names)
                            .map(names -> names.in(view.language()))
                            .orElse(null)),
            Field.of("destination", Episode::destination),
            Field.of("procedure", Episode::procedure),
            Field.of("arrived", Episode::arrived),
            Field.of("outcome", Episode::outcome),
            Field.of("outcome_date", Episode::outcomeDate),
            Field.of("days_at_least", one -> days(one, true)),
            Field.of("days_at_most", one -> days(one, false)),
            Field.of("locator", Episode::locator),
            Field.of("note", Episode::note),
            Field.of("source", Episode::source),
            Field.of("source_link", one -> "/v1/sources/" + one.source()),
            Field.of("link", one -> PATH + "/" + one.id()));
    private static final List<Field<Episode>> FIELDS_OF_ONE = withEvents();

    private final Catalogs catalogs;

    public CasesResource(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @GET
    public Response cases() {
        return catalogs.list(
                PATH,
                FIELDS,
                Set.of("origin", "outcome", "dataset"),
                edition -> edition.naturalization().cases().stream());
    }

    @GET
    @Path("{id}")
    public Response one(@PathParam("id") String id) {
        return catalogs.item(
                PATH,
                id,
                FIELDS_OF_ONE,
                edition -> edition.naturalization().cases().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst(),
                Episode::id);
    }

    private static List<Field<Episode>> withEvents() {
        List<Field<Episode>> fields = new ArrayList<>(FIELDS);
        fields.add(new Field<>(
                "events",
                (one, view) -> view.edition().naturalization().eventsOf(one).stream()
                        .map(Event::of)
                        .toList()));
        return List.copyOf(fields);
    }

    /** A dated step; JSON shows all of it, and CSV the date and what happened. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Event(
            String event,
            @Nullable String date,
            @Nullable String outcome,
            @Nullable String locator,
            @Nullable String note,
            String source,
            @JsonProperty("source_link") String sourceLink) {

        static Event of(EpisodeEvent event) {
            return new Event(
                    event.event(),
                    event.date(),
                    event.outcome(),
                    event.locator(),
                    event.note(),
                    event.source(),
                    "/v1/sources/" + event.source());
        }

        @Override
        public String toString() {
            return (date == null ? "undated" : date) + " " + event;
        }
    }

    /** The fewest or the most days that the dates allow; null if one of them is not known. */
    private static @Nullable Long days(Episode one, boolean fewest) {
        String arrived = one.arrived();
        String outcomeDate = one.outcomeDate();
        if (arrived == null || outcomeDate == null) {
            return null;
        }
        Period from = Period.parse(arrived);
        Period to = Period.parse(outcomeDate);
        return fewest
                ? Math.max(0, ChronoUnit.DAYS.between(from.end().minusDays(1), to.start()))
                : ChronoUnit.DAYS.between(from.start(), to.end().minusDays(1));
    }
}
