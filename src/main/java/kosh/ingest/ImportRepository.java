package kosh.ingest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

@ApplicationScoped
public class ImportRepository implements PanacheRepositoryBase<Import, Integer> {

    int nextNumber() {
        return find("from Import order by number desc")
                        .firstResultOptional()
                        .map(Import::number)
                        .orElse(0)
                + 1;
    }

    /** The numbers of all imports of the package. */
    List<Integer> ofPackage(String dataPackage) {
        return list("dataPackage", dataPackage).stream().map(Import::number).toList();
    }

    /** The hash of each file of the package as it was last imported, by its name. */
    Map<String, String> hashesOf(String dataPackage) {
        Map<String, String> hashes = new TreeMap<>();
        list("dataPackage", Sort.ascending("number"), dataPackage).forEach(i -> hashes.put(i.fileName(), i.sha256()));
        return hashes;
    }

    public List<Import> ofRelease(int release) {
        return list("release", Sort.ascending("number"), release);
    }
}
