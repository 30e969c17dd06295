package kosh.ingest;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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

    /** The import that took the one of that number back, unless it was itself taken back. */
    public Optional<Import> undoing(int number) {
        return list("undoes", number).stream()
                .filter(undoing -> undoing(undoing.number()).isEmpty())
                .findFirst();
    }

    /** The import that an upload became. */
    public Optional<Import> ofUpload(String upload) {
        return find("upload", upload).firstResultOptional();
    }

    /** The imports of that file, the newest first. */
    public List<Import> ofFile(String sha256) {
        return list("sha256", Sort.descending("number"), sha256);
    }

    /** The number of the newest import that changed rows of the dataset by that layout; 0 if there is none. */
    public int newestOf(String layout, @Nullable String dataset) {
        return list("layout = ?1 and (dataset = ?2 or ?2 is null)", Sort.descending("number"), layout, dataset).stream()
                .findFirst()
                .map(Import::number)
                .orElse(0);
    }

    public List<Import> newestFirst() {
        return listAll(Sort.descending("number"));
    }

    public List<Import> ofRelease(int release) {
        return list("release", Sort.ascending("number"), release);
    }
}
