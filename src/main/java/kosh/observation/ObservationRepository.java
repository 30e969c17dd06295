package kosh.observation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import kosh.problem.Deadline;
import kosh.release.VersionedRows;

/** The observations of every release. */
@ApplicationScoped
public class ObservationRepository implements PanacheRepositoryBase<Observation, Long> {

    private static final String HELD = "releaseFrom <= :release and (releaseTo is null or releaseTo > :release)";
    private static final Set<Status> UNUSABLE = EnumSet.of(Status.MISSING, Status.MISPRINT, Status.DISPUTED);
    private static final int FETCH_SIZE = 1000;

    private final EntityManager entities;
    private final VersionedRows rows;

    public ObservationRepository(EntityManager entities, VersionedRows rows) {
        this.entities = entities;
        this.rows = rows;
    }

    /** What each dataset holds of each indicator, in no order. */
    public List<Holding> holdings(int release) {
        return holdings(release, (is, row) -> is.and());
    }

    /** What one dataset holds of each indicator. */
    public List<Holding> holdings(int release, String dataset) {
        return holdings(release, (is, row) -> is.equal(row.get("dataset"), dataset));
    }

    private List<Holding> holdings(int release, BiFunction<CriteriaBuilder, Root<Observation>, Predicate> condition) {
        CriteriaBuilder of = entities.getCriteriaBuilder();
        CriteriaQuery<Holding> query = of.createQuery(Holding.class);
        Root<Observation> row = query.from(Observation.class);
        query.select(of.construct(
                        Holding.class,
                        row.get("dataset"),
                        row.get("series").get("indicator"),
                        of.count(row),
                        of.least(row.get("period").<LocalDate>get("start")),
                        of.greatest(row.get("period").<LocalDate>get("end"))))
                .where(VersionedRows.heldIn(release, of, row), condition.apply(of, row))
                .groupBy(row.get("dataset"), row.get("series").get("indicator"));
        return entities.createQuery(query).getResultList();
    }

    /** The greatest number that a row of any release has; 0 if there is none. */
    public long greatestRowNo() {
        return entities.createQuery("select coalesce(max(o.rowNo), 0) from Observation o", Long.class)
                .getSingleResult();
    }

    /** The rows of the datasets that say that a figure is missing; to be closed by the caller. */
    public Stream<Observation> gaps(int release, Collection<String> datasets) {
        return rows.in(
                release,
                Observation.class,
                (is, row) -> is.and(
                        is.equal(row.get("grounds").get("status"), Status.MISSING),
                        row.get("dataset").in(datasets)));
    }

    /** The counts of an indicator for all sexes and ages that nothing speaks against; the oldest and weakest come first. */
    public List<Observation> usableOldestFirst(int release, String indicator) {
        try (Stream<Observation> found = rows.in(
                release,
                Observation.class,
                (is, row) -> is.and(
                        is.equal(row.get("series").get("indicator"), indicator),
                        is.equal(row.get("series").get("sex"), Observation.TOTAL),
                        is.equal(row.get("series").get("age"), Observation.TOTAL),
                        is.isNotNull(row.get("figure").get("value")),
                        is.not(row.get("grounds").get("status").in(UNUSABLE))))) {
            return found.sorted(Comparator.comparing(Observation::period)
                            .thenComparing(Observation::status, Comparator.reverseOrder())
                            .thenComparing(Observation::id))
                    .toList();
        }
    }

    /** Finds a row by its id or by an id under which the same figure of the same document was also recorded. */
    public Optional<Observation> named(int release, String id) {
        return find("named = :id and " + HELD, Map.of("id", id, "release", release))
                .firstResultOptional()
                .or(() -> cellNamed(release, id))
                .or(() -> find(
                                "concat(' ', grounds.aliases, ' ') like concat('% ', replace(replace(:id, '_', '!_'), '%', '!%'), ' %')"
                                        + " escape '!' and " + HELD,
                                Map.of("id", id, "release", release))
                        .firstResultOptional());
    }

    /** Finds a cell by the name that is made of what it counts, which begins with its dataset. */
    private Optional<Observation> cellNamed(int release, String name) {
        int end = name.indexOf(':');
        return end < 0
                ? Optional.empty()
                : find(
                                "dataset = :dataset and id = :id and " + HELD,
                                Map.of("dataset", name.substring(0, end), "id", name, "release", release))
                        .firstResultOptional();
    }

    /** The rows that rest on the row of that id. */
    public List<String> restingOn(int release, String id) {
        return entities.createQuery(
                        "select id from Observation where concat(' ', grounds.basis, ' ') like"
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
        return inTime(query).getResultList();
    }

    public long count(int release, Search search) {
        TypedQuery<Long> query = entities.createQuery(
                "select count(*) from Observation where " + HELD + search.conditions(), Long.class);
        query.setParameter("release", release);
        search.parameters().forEach(query::setParameter);
        return inTime(query).getSingleResult();
    }

    private static Stream<Observation> stream(TypedQuery<Observation> query) {
        return inTime(query)
                .setHint("org.hibernate.readOnly", true)
                .setHint("org.hibernate.fetchSize", FETCH_SIZE)
                .getResultStream();
    }

    /** The database gives up what is overdue. */
    private static <T> TypedQuery<T> inTime(TypedQuery<T> query) {
        Duration left = Deadline.leftToThread();
        return left == null
                ? query
                : query.setHint("jakarta.persistence.query.timeout", (int) Math.max(1, left.toMillis()));
    }
}
