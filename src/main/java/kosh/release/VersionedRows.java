package kosh.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole kinds of rows as they stood in a release. There is no persistence context, because rows are never changed in place; and queries
 * are built rather than parsed, because warming up the parser of the query language would take a tenth of the time to start.
 */
@ApplicationScoped
public class VersionedRows {

    private static final int FETCH_SIZE = 1000;

    private final StatelessSession session;

    public VersionedRows(StatelessSession session) {
        this.session = session;
    }

    /** All rows of that kind which the release holds, in the order of their keys. */
    public <T extends Versioned> List<T> in(int release, Class<T> kind) {
        try (Stream<T> rows = in(release, kind, (is, row) -> is.and())) {
            return rows.sorted(Comparator.comparing(Versioned::key)).toList();
        }
    }

    /** The rows of that kind which the release holds and which meet the condition; to be closed by the caller. */
    public <T extends Versioned> Stream<T> in(
            int release, Class<T> kind, BiFunction<CriteriaBuilder, Root<T>, Predicate> condition) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<T> query = is.createQuery(kind);
        Root<T> row = query.from(kind);
        query.select(row).where(heldIn(release, is, row), condition.apply(is, row));
        return session.createQuery(query).setFetchSize(FETCH_SIZE).getResultStream();
    }

    /** The row of that number. */
    public <T extends Versioned> T numbered(Class<T> kind, long rowNumber) {
        return session.get(kind, rowNumber);
    }

    /** The rows of all releases that meet the condition; to be closed by the caller. */
    public <T extends Versioned> Stream<T> where(
            Class<T> kind, BiFunction<CriteriaBuilder, Root<T>, Predicate> condition) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<T> query = is.createQuery(kind);
        Root<T> row = query.from(kind);
        query.select(row).where(condition.apply(is, row));
        return session.createQuery(query).setFetchSize(FETCH_SIZE).getResultStream();
    }

    /** How many rows of all releases meet the condition. */
    public <T extends Versioned> long count(Class<T> kind, BiFunction<CriteriaBuilder, Root<T>, Predicate> condition) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<Long> query = is.createQuery(Long.class);
        Root<T> row = query.from(kind);
        query.select(is.count(row)).where(condition.apply(is, row));
        return session.createQuery(query).getSingleResult();
    }

    /**
     * The first rows, in the order of their ids, that a release opened or closed.
     *
     * @param bound the property that tells when rows are opened, or when they are closed
     * @param after the id to begin behind; null for the first
     */
    public <T extends Versioned> Stream<T> firstById(
            Class<T> kind, String bound, int release, @Nullable String after, int limit) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<T> query = is.createQuery(kind);
        Root<T> row = query.from(kind);
        Predicate touched = is.equal(row.get(bound), release);
        query.select(row)
                .where(after == null ? touched : is.and(touched, is.greaterThan(row.get("id"), after)))
                .orderBy(is.asc(row.get("id")));
        return session.createQuery(query).setMaxResults(limit).getResultStream();
    }

    /**
     * The texts that a property has in the rows of the release, each once.
     *
     * @param property with a dot before what is embedded
     */
    public <T extends Versioned> List<String> distinct(int release, Class<T> kind, String property) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<String> query = is.createQuery(String.class);
        Root<T> row = query.from(kind);
        int dot = property.indexOf('.');
        Path<String> path = dot < 0
                ? row.get(property)
                : row.get(property.substring(0, dot)).get(property.substring(dot + 1));
        query.select(path).distinct(true).where(heldIn(release, is, row), is.isNotNull(path));
        return session.createQuery(query).getResultList();
    }

    /** The ids of the rows that belong to none of the datasets; to be closed by the caller. */
    public <T extends Versioned> Stream<String> idsOutside(int release, Class<T> kind, Collection<String> datasets) {
        CriteriaBuilder is = session.getCriteriaBuilder();
        CriteriaQuery<String> query = is.createQuery(String.class);
        Root<T> row = query.from(kind);
        query.select(row.get("id"))
                .where(heldIn(release, is, row), is.not(row.get("dataset").in(datasets)));
        return session.createQuery(query).setFetchSize(FETCH_SIZE).getResultStream();
    }

    /** That the release holds the row. */
    public static Predicate heldIn(int release, CriteriaBuilder is, Root<? extends Versioned> row) {
        return is.and(
                is.le(row.get("releaseFrom"), release),
                is.or(is.isNull(row.get("releaseTo")), is.gt(row.get("releaseTo"), release)));
    }
}
