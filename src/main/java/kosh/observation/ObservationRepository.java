package kosh.observation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The observations of every release. */
@ApplicationScoped
public class ObservationRepository implements PanacheRepositoryBase<Observation, Long> {

    private static final String HELD = "releaseFrom <= :release and (releaseTo is null or releaseTo > :release)";
    private static final Set<Status> UNUSABLE = EnumSet.of(Status.MISSING, Status.MISPRINT, Status.DISPUTED);
    private static final int FETCH_SIZE = 1000;

    private final EntityManager entities;

    public ObservationRepository(EntityManager entities) {
        this.entities = entities;
    }

    public List<Holding> holdings(int release) {
        return entities.createQuery(
                        "select new kosh.observation.Holding(dataset, indicator, count(*), min(period.start), max(period.end),"
                                + " max(cast(figure.decimals as Integer))) from Observation where " + HELD
                                + " group by dataset, indicator order by dataset, indicator",
                        Holding.class)
                .setParameter("release", release)
                .getResultList();
    }

    /** All rows of a dataset, to be closed by the caller. */
    public Stream<Observation> ofDataset(int release, String dataset) {
        return stream(entities.createQuery("from Observation where dataset = :dataset and " + HELD, Observation.class)
                .setParameter("dataset", dataset)
                .setParameter("release", release));
    }

    /** The counts of an indicator for all sexes and ages that nothing speaks against; the oldest and weakest come first. */
    public List<Observation> usableOldestFirst(int release, String indicator) {
        return entities
                .createQuery(
                        "from Observation where indicator = :indicator and sex = :total and age = :total"
                                + " and figure.value is not null and status not in :unusable and " + HELD,
                        Observation.class)
                .setParameter("indicator", indicator)
                .setParameter("total", Observation.TOTAL)
                .setParameter("unusable", UNUSABLE)
                .setParameter("release", release)
                .getResultList()
                .stream()
                .sorted(Comparator.comparing(Observation::period)
                        .thenComparing(Observation::status, Comparator.reverseOrder())
                        .thenComparing(Observation::id))
                .toList();
    }

    /** Finds a row by its id or by an id under which the same figure of the same document was also recorded. */
    public Optional<Observation> named(int release, String id) {
        return find("id = :id and " + HELD, Map.of("id", id, "release", release))
                .firstResultOptional()
                .or(() -> find(
                                "concat(' ', aliases, ' ') like concat('% ', replace(replace(:id, '_', '!_'), '%', '!%'), ' %')"
                                        + " escape '!' and " + HELD,
                                Map.of("id", id, "release", release))
                        .firstResultOptional());
    }

    /** The rows that rest on the row of that id. */
    public List<String> restingOn(int release, String id) {
        return entities.createQuery(
                        "select id from Observation where concat(' ', basis, ' ') like"
                                + " concat('% ', replace(replace(:id, '_', '!_'), '%', '!%'), ' %') escape '!' and "
                                + HELD
                                + " order by id",
                        String.class)
                .setParameter("id", id)
                .setParameter("release", release)
                .getResultList();
    }

    /** The rows that a search finds, in the order of their ids, to be closed by the caller. */
    public Stream<Observation> search(int release, Search search) {
        TypedQuery<Observation> query = entities.createQuery(
                "from Observation where " + HELD + search.conditions() + " order by id", Observation.class);
        query.setParameter("release", release);
        search.parameters().forEach(query::setParameter);
        search.limit().ifPresent(query::setMaxResults);
        return stream(query);
    }

    /** The distinct periods among the rows that a search finds. */
    public List<Period> periods(int release, Search search) {
        TypedQuery<Period> query = entities.createQuery(
                "select distinct period from Observation where " + HELD + search.conditions(), Period.class);
        query.setParameter("release", release);
        search.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    public long count(int release, Search search) {
        TypedQuery<Long> query = entities.createQuery(
                "select count(*) from Observation where " + HELD + search.conditions(), Long.class);
        query.setParameter("release", release);
        search.parameters().forEach(query::setParameter);
        return query.getSingleResult();
    }

    private static Stream<Observation> stream(TypedQuery<Observation> query) {
        return query.setHint("org.hibernate.readOnly", true)
                .setHint("org.hibernate.fetchSize", FETCH_SIZE)
                .getResultStream();
    }
}
