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

/** Applies the architecture rules to the program. {@link ArchitectureRuleViolationsTest} tests the rules. */
class ArchitectureTest {

    private static final String ROOT = "org.ruralwarehouse";

    /** Public types of stages that are neither entry point nor record, with the reason. */
    private static final Map<String, String> PUBLIC_TYPES = Map.of(
            "check.CheckCatalog", "read before a run, so that all invalid headers are reported before anything lands",
            "publish.HeadlineReceipts", "written into a release before it is published",
            "generate.GenerateListener", "implemented by the command line",
            "generate.NotEnoughDiskException", "has its own message on the command line");

    /** Types in sub-packages of stages that other packages use, with the reason. */
    private static final Map<String, String> SHARED_SUB_PACKAGE_TYPES =
            Map.of("report.document.PackageReport", "returned by the stage and printed by validate");

    /** Records that depend on more than values, with the reason. */
    private static final Map<String, String> RECORDS_THAT_WORK = Map.of();

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void packages_depend_along_the_flow() {
        check(ArchitectureRules.packagesDependAlongTheFlow(ROOT));
    }

    @Test
    void allowed_dependencies_are_all_used() {
        Set<String> dependencies = new TreeSet<>();
        for (JavaClass from : PROGRAM) {
            for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
                ArchitectureRules.topPackageOf(ROOT, from)
                        .flatMap(here -> ArchitectureRules.topPackageOf(ROOT, dependency.getTargetClass())
                                .map(there -> here + " -> " + there))
                        .forEach(dependencies::add);
            }
        }
        Set<String> allowed = new TreeSet<>();
        ArchitectureRules.ALLOWED_DEPENDENCIES.forEach(
                (from, known) -> known.forEach(to -> allowed.add(from + " -> " + to)));
        assertThat(dependencies)
                .as("dependencies; remove unused ones from ArchitectureRules.ALLOWED_DEPENDENCIES")
                .containsAll(allowed);
    }

    @Test
    void stagesDoNotDependOnEachOther() {
        check(ArchitectureRules.stagesDoNotDependOnEachOther(ROOT));
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(ArchitectureRules.packagesAreFreeOfCycles(ROOT));
    }

    @Test
    void subPackagesOfAStageAreItsOwn() {
        check(ArchitectureRules.subPackagesOfAStageAreItsOwn(ROOT, SHARED_SUB_PACKAGE_TYPES));
    }

    @Test
    void recordsAreData() {
        check(ArchitectureRules.recordsAreData(ROOT, RECORDS_THAT_WORK));
    }

    @Test
    void spring_is_only_in_job() {
        check(ArchitectureRules.springOnlyInJob(ROOT));
        check(ArchitectureRules.jarReaderUsesSpringResourcesOnly(ROOT));
    }

    @Test
    void picocli_and_progress_bars_are_only_in_cli() {
        check(ArchitectureRules.commandLineLibrariesOnlyInCli(ROOT));
    }

    @Test
    void parquet_java_is_only_in_land() {
        check(ArchitectureRules.parquetOnlyInLand(ROOT));
    }

    @Test
    void commons_csv_is_only_at_the_edges() {
        check(ArchitectureRules.csvOnlyAtTheEdges(ROOT));
    }

    @Test
    void commons_compress_is_only_in_submission() {
        check(ArchitectureRules.archivesOnlyInSubmission(ROOT));
    }

    @Test
    void xml_streams_are_only_in_land() {
        check(ArchitectureRules.xmlStreamsOnlyInLand(ROOT));
    }

    @Test
    void templates_are_only_in_report_page() {
        check(ArchitectureRules.templatesOnlyInReportPage(ROOT));
    }

    @Test
    void jdbc_is_only_in_duckdb() {
        check(ArchitectureRules.jdbcOnlyInDuckdb(ROOT));
    }

    @Test
    void land_depends_neither_on_spring_nor_on_duckdb() {
        check(ArchitectureRules.landingRunsAnywhere(ROOT));
    }

    @Test
    void namesAreNotVague() {
        check(ArchitectureRules.namesAreNotVague(ROOT));
    }

    @Test
    void staticFieldsAreConstant() {
        check(ArchitectureRules.staticFieldsAreConstant(ROOT));
    }

    @Test
    void onlyMainExits() {
        check(ArchitectureRules.onlyMainExits(ROOT));
    }

    @Test
    void onlyTheCommandLinePrints() {
        check(ArchitectureRules.onlyTheCommandLinePrints(ROOT));
    }

    @Test
    void eachStageHasOneEntryPoint() {
        check(ArchitectureRules.eachStageHasOneEntryPoint(ROOT, PUBLIC_TYPES));
    }

    @Test
    void public_type_exceptions_exist() {
        Set<String> publicTypes = PROGRAM.stream()
                .filter(type -> type.isTopLevelClass()
                        && !type.isRecord()
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
                .map(type -> type.getName().substring(ROOT.length() + 1))
                .collect(Collectors.toSet());
        assertThat(publicTypes)
                .as("public types, with all exceptions among them")
                .containsAll(PUBLIC_TYPES.keySet().stream()
                        .filter(name -> !name.endsWith(".*Stage"))
                        .toList());
    }

    @Test
    void every_package_is_described_and_null_marked() {
        assertThat(PackageDescriptions.problems(Path.of("src/main/java"))).isEmpty();
    }

    private static void check(ArchRule rule) {
        rule.check(PROGRAM);
    }
}
