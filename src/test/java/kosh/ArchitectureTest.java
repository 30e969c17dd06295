package kosh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import kosh.observation.Definition;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the code is laid out, as rules. */
class ArchitectureTest {

    private static final JavaClasses KOSH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("kosh");

    @Test
    void packagesDependInOneDirection() {
        slices().matching("kosh.(*)..").should().beFreeOfCycles().check(KOSH);
    }

    @Test
    void theCubeIsPlainJava() {
        classes()
                .that()
                .resideInAPackage("kosh.cube")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "kosh.cube", "org.jspecify..")
                .check(KOSH);
    }

    @Test
    void thePeopleWhoDoNotExistArePlainJava() {
        classes()
                .that()
                .resideInAPackage("kosh.synthetic")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "kosh.synthetic", "org.jspecify..")
                .check(KOSH);
    }

    @Test
    void theStatisticsArePlainJavaWithOneLibrary() {
        for (String plain : List.of("kosh.stats", "kosh.survival")) {
            classes()
                    .that()
                    .resideInAPackage(plain)
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("java..", plain, "org.hipparchus..", "org.jspecify..")
                    .check(KOSH);
        }
    }

    @Test
    void theEvidenceIsPlainJavaAndOnePlaceTranslatesTheRows() {
        classes()
                .that()
                .resideInAPackage("kosh.evidence")
                .and()
                .haveNameNotMatching("kosh\\.evidence\\.Figures(\\$.*)?")
                .should()
                // What a definition can be is a word that rows and claims share.
                .onlyDependOnClassesThat(
                        JavaClass.Predicates.resideInAnyPackage("java..", "kosh.evidence", "org.jspecify..")
                                .or(JavaClass.Predicates.equivalentTo(Definition.class)))
                .check(KOSH);
    }

    @Test
    void onlyTheEndpointsKnowHowTheyAreReached() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "kosh.csv",
                        "kosh.cube",
                        "kosh.evidence",
                        "kosh.catalog",
                        "kosh.area",
                        "kosh.source",
                        "kosh.dataset",
                        "kosh.observation",
                        "kosh.ingest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "kosh.api", "kosh.http")
                .check(KOSH);
    }

    @Test
    void eachOutsideFormatHasOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("kosh.table.CsvPrinter")
                .and()
                .resideOutsideOfPackage("kosh.csv")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("de.siegmar..")
                .check(KOSH);
    }

    @Test
    void theTimeIsHandedIn() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(KOSH);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIsFor() {
        assertThat(KOSH.getPackage("kosh").getSubpackages())
                .isNotEmpty()
                .allMatch(p -> p.isAnnotatedWith(NullMarked.class), "is @NullMarked")
                .extracting(JavaPackage::getName)
                .contains("kosh.cube", "kosh.evidence", "kosh.query", "kosh.ingest");
    }
}
