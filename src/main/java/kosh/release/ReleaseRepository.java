package kosh.release;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
public class ReleaseRepository implements PanacheRepositoryBase<Release, Integer> {

    public List<Release> newestFirst() {
        return listAll(Sort.descending("number"));
    }

    public Optional<Release> newest() {
        return getSession()
                .createNativeQuery(
                        "select * from release order by release_no desc fetch first 1 row only", Release.class)
                .uniqueResultOptional();
    }

    /** The release that was in force at that instant. */
    public Optional<Release> at(Instant instant) {
        return find("committedAt <= ?1 order by number desc", instant).firstResultOptional();
    }
}
