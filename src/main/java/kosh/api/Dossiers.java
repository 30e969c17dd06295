package kosh.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kosh.area.Area;
import kosh.area.Language;
import kosh.catalog.Catalog;
import kosh.evidence.Figures;
import kosh.evidence.Rule;
import kosh.observation.Observation;
import kosh.observation.Status;
import kosh.query.Edition;
import kosh.query.Headline;
import kosh.release.VersionedRows;
import org.jboss.logging.Logger;

/** The figures of the last few releases and destinations that somebody asked about, each read from the database once. */
@ApplicationScoped
public class Dossiers {

    private static final int MOST_KEPT = 4;
    private static final Set<Status> PRINTED =
            EnumSet.of(Status.OFFICIAL, Status.REPORTED, Status.DISPUTED, Status.MISPRINT);

    private static final Logger LOG = Logger.getLogger(Dossiers.class);

    private final VersionedRows rows;
    private final Headline headline;
    private final Cache<Key, Dossier> known =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    public Dossiers(VersionedRows rows, Headline headline) {
        this.rows = rows;
        this.headline = headline;
    }

    /** Weighs the figures that most will ask for as soon as the first release answers, so that the first who asks need not wait. */
    void weighAhead(@Observes Edition first) {
        Thread ahead = new Thread(() -> weigh(first), "evidence");
        ahead.setDaemon(true);
        ahead.start();
    }

    private void weigh(Edition edition) {
        try {
            Dossier dossier = of(edition, headline.destination());
            dossier.findings(headline.indicator(), Rule.OFFICIAL_V1);
            dossier.findings(headline.indicator(), Rule.ALL_V1);
        } catch (RuntimeException e) {
            LOG.infof("The figures were not weighed ahead: %s", e.getMessage());
        }
    }

    private record Key(int release, String destination) {}

    Dossier of(Edition edition, String destination) {
        return known.get(new Key(edition.release().number(), destination), key -> read(edition, destination));
    }

    private Dossier read(Edition edition, String destination) {
        Catalog catalog = edition.catalog();
        Figures translation = Figures.to(
                destination,
                catalog.indicators(),
                catalog.sources(),
                catalog.areas().all());
        return Dossier.of(
                QuarkusTransaction.requiringNew()
                        .call(() -> printed(edition.release().number(), destination)),
                translation,
                code -> catalog.areas()
                        .byCode(code)
                        .map(Area::names)
                        .map(names -> names.in(Language.EN))
                        .orElse(code));
    }

    /** The rows that can be evidence; {@link Figures} knows which of them are. */
    private List<Observation> printed(int release, String destination) {
        try (Stream<Observation> found = rows.in(
                release,
                Observation.class,
                (is, row) -> is.and(
                        is.equal(row.get("series").get("destination"), destination),
                        is.equal(row.get("series").get("sex"), Observation.TOTAL),
                        is.equal(row.get("series").get("age"), Observation.TOTAL),
                        is.isNull(row.get("grounds").get("basis")),
                        row.get("grounds").get("status").in(PRINTED)))) {
            return found.toList();
        }
    }
}
