package kosh.api;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kosh.http.Parameters;
import kosh.ingest.Import;
import kosh.ingest.ImportRepository;
import kosh.observation.Observation;
import kosh.observation.ObservationRepository;
import kosh.problem.Problem;
import kosh.problem.ProblemType;
import kosh.query.Edition;
import kosh.table.Format;
import kosh.table.Table;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The whole story of one row, in the words of W3C PROV. */
@Path("/v1/observations/{id}/trace")
public class TraceResource {

    private static final String PATH = "/v1/observations";

    private final Call call;
    private final Dossiers dossiers;
    private final ObservationRepository observations;
    private final ImportRepository imports;
    private final String address;

    public TraceResource(
            Call call,
            Dossiers dossiers,
            ObservationRepository observations,
            ImportRepository imports,
            @ConfigProperty(name = "kosh.address") String address) {
        this.call = call;
        this.dossiers = dossiers;
        this.observations = observations;
        this.imports = imports;
        this.address = address;
    }

    @GET
    public Response trace(@PathParam("id") String id) {
        Parameters parameters = call.parameters(Set.of());
        Edition edition = call.edition(parameters);
        Format format = call.format(parameters, Set.of(Format.JSON));
        int release = edition.release().number();
        Observation observation = QuarkusTransaction.requiringNew()
                .call(() -> observations.named(release, id))
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_FOUND,
                        "Release " + release + " holds no observation '" + id + "'; all stand at " + PATH + "."));
        return call.answer(
                parameters,
                edition,
                PATH + "/" + observation.id() + "/trace",
                Map.of(),
                format,
                () -> document(observation, edition));
    }

    private Table document(Observation observation, Edition edition) {
        int release = edition.release().number();
        Import by = QuarkusTransaction.requiringNew().call(() -> imports.findById(observation.importNo()));
        List<String> users =
                QuarkusTransaction.requiringNew().call(() -> observations.restingOn(release, observation.id()));
        Provenance provenance = Provenance.of(address, observation, edition)
                .broughtBy(by)
                .restingOn(observation.basis())
                .usedBy(users);
        Dossier dossier = dossiers.of(edition, observation.destination());
        dossier.figure(observation.id()).ifPresent(figure -> provenance.weighed(figure, dossier));
        Map<String, Object> document = provenance.document();
        return Table.item(Map.of(), List.copyOf(document.keySet()), List.copyOf(document.values()));
    }
}
