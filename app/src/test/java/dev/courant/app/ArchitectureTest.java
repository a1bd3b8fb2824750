package dev.courant.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** Dependencies point one way: leaves, stages, app. Only the demo sees the testkit. */
class ArchitectureTest {

    private static final List<String> LEAVES =
            List.of("schemas", "async", "github", "llm", "store", "notify");
    private static final List<String> STAGES =
            List.of("poller", "enricher", "aggregator", "publisher");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.courant");

    @Test
    void everyModuleIsLookedAt() {
        assertThat(Stream.concat(LEAVES.stream(), STAGES.stream()))
                .allMatch(module -> CLASSES.containPackage("dev.courant." + module));
    }

    @Test
    void leavesDependOnNoOtherModule() {
        for (var leaf : LEAVES) {
            noClasses()
                    .that()
                    .resideInAPackage(in(leaf))
                    .should()
                    .dependOnClassesThat(ofCourantBut(leaf))
                    .check(CLASSES);
        }
    }

    @Test
    void stagesDependOnLeavesAndNeverOnEachOther() {
        for (var stage : STAGES) {
            noClasses()
                    .that()
                    .resideInAPackage(in(stage))
                    .should()
                    .dependOnClassesThat(
                            ofCourantBut(
                                    stage, "schemas", "async", "github", "llm", "store", "notify"))
                    .check(CLASSES);
        }
    }

    @Test
    void theTestkitIsForTheDemoAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackage(in("testkit"))
                .and()
                .haveSimpleNameNotStartingWith("Demo")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("testkit"))
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(in("testkit"))
                .should()
                .dependOnClassesThat(ofCourantBut("testkit"))
                .check(CLASSES);
    }

    @Test
    void onlyTheEmbeddedPackageSeesBrokerInternals() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.courant.app.embedded..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("kafka..", "org.apache.kafka.metadata..")
                .check(CLASSES);
    }

    @Test
    void packagesOfTheAppDependOnEachOtherInOneDirection() {
        slices().matching("dev.courant.app.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingReadsTheClockInPassing() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.courant..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .check(CLASSES);
    }

    @Test
    void everyPackageSaysThatNothingIsNullUnlessMarked() {
        assertThat(CLASSES.getPackage("dev.courant").getSubpackagesInTree())
                .filteredOn(found -> !found.getClasses().isEmpty())
                .allMatch(
                        found -> found.isAnnotatedWith(NullMarked.class), "is marked @NullMarked");
    }

    @Test
    void whatIsNoRecordOrInterfaceIsFinal() {
        classes()
                .that()
                .resideInAPackage("dev.courant.app..")
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .check(CLASSES);
    }

    private static String in(String module) {
        return "dev.courant." + module + "..";
    }

    private static DescribedPredicate<JavaClass> ofCourantBut(String... modules) {
        var allowed = Stream.of(modules).map(module -> "dev.courant." + module).toList();
        return DescribedPredicate.describe(
                "belong to another module than " + List.of(modules),
                found ->
                        found.getPackageName().startsWith("dev.courant")
                                && allowed.stream()
                                        .noneMatch(name -> isIn(found.getPackageName(), name)));
    }

    private static boolean isIn(String packageName, String module) {
        return packageName.equals(module) || packageName.startsWith(module + ".");
    }
}
