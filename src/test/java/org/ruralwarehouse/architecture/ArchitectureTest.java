package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shape of the program. What each rule forbids is shown in {@link ArchitectureRulesBiteTest}. */
class ArchitectureTest {

    private static final String ROOT = "org.ruralwarehouse";

    /** Public types of stages that are neither door nor record, each with its reason. */
    private static final Map<String, String> BESIDE_THE_DOOR = Map.of(
            "check.CheckCatalog", "read once before the night, so that all bad headers are told before anything starts",
            "publish.HeadlineReceipts", "written into a release before it is published",
            "generate.GenerateListener", "implemented by whoever watches",
            "generate.NotEnoughDiskException", "told apart by the command line");

    /** Types in sub-packages of stages that others use, each with its reason. */
    private static final Map<String, String> OUTSIDE_THEIR_STAGE =
            Map.of("report.document.PackageReport", "what the door returns: validate prints it");

    /** Records that depend on more than values, each with its reason. */
    private static final Map<String, String> RECORDS_THAT_WORK = Map.of();

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packagesPointAlongTheFlowAndNeverBack() {
        check(ArchitectureRules.packagesPointAlongTheFlow(ROOT));
    }

    @Test
    void theMapOfThePackagesShowsNoRoadThatIsNotThere() {
        Set<String> roads = new TreeSet<>();
        for (JavaClass from : PROGRAM) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                ArchitectureRules.partOf(ROOT, from)
                        .flatMap(here -> ArchitectureRules.partOf(ROOT, dependency.getTargetClass())
                                .map(there -> here + " -> " + there))
                        .forEach(roads::add);
            }
        }
        Set<String> onTheMap = new TreeSet<>();
        ArchitectureRules.MAY_KNOW.forEach((from, known) -> known.forEach(to -> onTheMap.add(from + " -> " + to)));
        assertThat(roads)
                .as("what ArchitectureRules.MAY_KNOW allows; take out what is no longer needed")
                .containsAll(onTheMap);
    }

    @Test
    void stagesDoNotKnowEachOther() {
        check(ArchitectureRules.stagesDoNotKnowEachOther(ROOT));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(ArchitectureRules.packagesAreFreeOfCycles(ROOT));
    }

    @Test
    void subPackagesOfAStageAreItsOwn() {
        check(ArchitectureRules.subPackagesOfAStageAreItsOwn(ROOT, OUTSIDE_THEIR_STAGE));
    }

    @Test
    void recordsAreData() {
        check(ArchitectureRules.recordsAreData(ROOT, RECORDS_THAT_WORK));
    }

    @Test
    void springIsOnlyInJob() {
        check(ArchitectureRules.springOnlyInJob(ROOT));
        check(ArchitectureRules.jarReaderUsesSpringResourcesOnly(ROOT));
    }

    @Test
    void picocliAndProgressBarsAreOnlyInCli() {
        check(ArchitectureRules.commandLineLibrariesOnlyInCli(ROOT));
    }

    @Test
    void parquetJavaIsOnlyInLand() {
        check(ArchitectureRules.parquetOnlyInLand(ROOT));
    }

    @Test
    void commonsCsvIsOnlyAtTheEdges() {
        check(ArchitectureRules.csvOnlyAtTheEdges(ROOT));
    }

    @Test
    void archivesAreOpenedOnlyInSubmission() {
        check(ArchitectureRules.archivesOnlyInSubmission(ROOT));
    }

    @Test
    void xmlIsStreamedOnlyInLand() {
        check(ArchitectureRules.xmlStreamsOnlyInLand(ROOT));
    }

    @Test
    void jdbcIsOnlyInDuckdb() {
        check(ArchitectureRules.jdbcOnlyInDuckdb(ROOT));
    }

    @Test
    void landingKnowsNeitherSpringNorDuckDb() {
        check(ArchitectureRules.landingRunsAnywhere(ROOT));
    }

    @Test
    void namesSayWhatThingsAre() {
        check(ArchitectureRules.namesSayWhatThingsAre(ROOT));
    }

    @Test
    void nothingStaticChanges() {
        check(ArchitectureRules.nothingStaticChanges(ROOT));
    }

    @Test
    void onlyMainEndsTheProgram() {
        check(ArchitectureRules.onlyMainEndsTheProgram(ROOT));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(ArchitectureRules.onlyTheCommandLinePrints(ROOT));
    }

    @Test
    void eachStageHasOneDoor() {
        check(ArchitectureRules.eachStageHasOneDoor(ROOT, BESIDE_THE_DOOR));
    }

    @Test
    void everyExceptionIsStillNeeded() {
        Set<String> publicTypes = PROGRAM.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.isRecord()
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(publicTypes)
                .as("exceptions that no longer exist")
                .containsAll(BESIDE_THE_DOOR.keySet().stream()
                        .filter(name -> !name.endsWith(".*Stage"))
                        .toList());
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(PackageDescriptions.problems(Path.of("src/main/java"))).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.check(PROGRAM);
    }
}
