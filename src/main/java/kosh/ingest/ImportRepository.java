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
        return getSession()
                .createNativeQuery("select coalesce(max(import_no), 0) + 1 from import", Integer.class)
                .getSingleResult();
    }

    /** The numbers of all imports of the package. */
    List<Integer> ofPackage(String dataPackage) {
        return inOrder(dataPackage).stream().map(Import::number).toList();
    }

    /** The hash of each file of the package as it was last imported, by its name. */
    Map<String, String> hashesOf(String dataPackage) {
        return hashesOf(dataPackage, Integer.MAX_VALUE);
    }

    /** @param release imports of that release and later ones are left out */
    Map<String, String> hashesOf(String dataPackage, int release) {
        Map<String, String> hashes = new TreeMap<>();
        inOrder(dataPackage).stream()
                .filter(i -> i.release() < release)
                .forEach(i -> hashes.put(i.fileName(), i.sha256()));
        return hashes;
    }

    private List<Import> inOrder(String dataPackage) {
        return getSession()
                .createNativeQuery("select * from import where package = :package order by import_no", Import.class)
                .setParameter("package", dataPackage)
                .getResultList();
    }

    public List<Import> ofRelease(int release) {
        return list("release", Sort.ascending("number"), release);
    }
}
