package kosh.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Comparator;
import java.util.List;
import kosh.area.Area;
import kosh.area.AreaAlias;
import kosh.dataset.Break;
import kosh.dataset.Dataset;
import kosh.dataset.Indicator;
import kosh.release.Versioned;
import kosh.source.Source;

/** Reads whole kinds of rows as they stood in a release. */
@ApplicationScoped
public class VersionedRows {

    private static final String HELD = " where releaseFrom <= :release and (releaseTo is null or releaseTo > :release)";

    private final EntityManager entities;

    public VersionedRows(EntityManager entities) {
        this.entities = entities;
    }

    /** All rows of that kind which the release holds, in the order of their keys. */
    public <T extends Versioned> List<T> in(int release, Class<T> kind) {
        List<T> rows = entities.createQuery("from " + kind.getSimpleName() + HELD, kind)
                .setParameter("release", release)
                .setHint("org.hibernate.readOnly", true)
                .getResultList();
        return rows.stream().sorted(Comparator.comparing(Versioned::key)).toList();
    }

    public Catalog catalog(int release) {
        return new Catalog(
                in(release, Area.class),
                in(release, AreaAlias.class),
                in(release, Source.class),
                in(release, Indicator.class),
                in(release, Dataset.class),
                in(release, Break.class));
    }
}
