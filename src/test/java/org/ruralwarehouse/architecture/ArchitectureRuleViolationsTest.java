package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Applies each rule to {@code counterexample}, a small tree of violations: the rule must report exactly these.
 */
class ArchitectureRuleViolationsTest {

    private static final String ROOT = ArchitectureRuleViolationsTest.class.getPackageName() + ".counterexample";

    private static final JavaClasses COUNTEREXAMPLES = new ClassFileImporter().importPackages(ROOT);

    @Test
    void reports_a_dependency_against_the_flow() {
        assertThat(violations(ArchitectureRules.packagesDependAlongTheFlow(ROOT)))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("finding must not depend on cli:")
                        .contains("finding.LooksForward"))
                .anySatisfy(text -> assertThat(text).startsWith("accept must not depend on land:"))
                .anySatisfy(text -> assertThat(text).startsWith("land must not depend on accept:"));
    }

    @Test
    void reports_a_package_outside_the_flow() {
        assertThat(violations(ArchitectureRules.packagesDependAlongTheFlow(ROOT)))
                .contains("Package util has no place in the flow: " + ROOT + ".util.Texts");
    }

    @Test
    void reports_stages_that_depend_on_each_other() {
        assertThat(violations(ArchitectureRules.stagesDoNotDependOnEachOther(ROOT)))
                .anySatisfy(text -> assertThat(text).startsWith("stage 'accept' depends on stage 'land'"))
                .anySatisfy(text -> assertThat(text).startsWith("stage 'land' depends on stage 'accept'"))
                .hasSize(2);
    }

    @Test
    void reports_package_cycles() {
        assertThat(violations(ArchitectureRules.packagesAreFreeOfCycles(ROOT)))
                .hasSize(2)
                .anySatisfy(text -> assertThat(text).startsWith("Cycle detected: Slice accept -> "))
                .anySatisfy(text -> assertThat(text).startsWith("Cycle detected: Slice cli -> "));
    }

    @Test
    void reports_use_of_another_stages_sub_package() {
        assertViolations(ArchitectureRules.subPackagesOfAStageAreItsOwn(ROOT, Map.of()), "job.ReadsLines");
        assertThat(violations(ArchitectureRules.subPackagesOfAStageAreItsOwn(ROOT, Map.of("land.csv.Lines", "reason"))))
                .isEmpty();
    }

    @Test
    void reports_a_record_that_does_io() {
        assertThat(violations(ArchitectureRules.recordsAreData(ROOT, Map.of())))
                .singleElement()
                .asString()
                .contains("model.WorkingRecord.delete()");
        assertThat(violations(ArchitectureRules.recordsAreData(ROOT, Map.of("model.WorkingRecord", "reason"))))
                .isEmpty();
    }

    @Test
    void reports_spring_outside_job() {
        assertViolations(ArchitectureRules.springOnlyInJob(ROOT), "cli.LaunchesJobs", "land.NeedsSpring");
    }

    @Test
    void reports_spring_beyond_resources_in_the_jar_reader() {
        assertThat(violations(ArchitectureRules.jarReaderUsesSpringResourcesOnly(ROOT)))
                .singleElement()
                .asString()
                .contains("cli.EmbeddedWarehouse.notAllowed");
    }

    @Test
    void reports_command_line_libraries_outside_cli() {
        assertThat(violations(ArchitectureRules.commandLineLibrariesOnlyInCli(ROOT)))
                .allSatisfy(text -> assertThat(text).contains(ROOT + ".check.ParsesArguments."))
                .anySatisfy(text -> assertThat(text).contains("picocli.CommandLine$Option"))
                .anySatisfy(text -> assertThat(text).contains("me.tongfei.progressbar.ProgressBar"));
    }

    @Test
    void reports_parquet_outside_land() {
        assertViolations(ArchitectureRules.parquetOnlyInLand(ROOT), "model.WritesParquet");
    }

    @Test
    void reports_commons_csv_in_a_stage_that_must_not_use_it() {
        assertViolations(ArchitectureRules.csvOnlyAtTheEdges(ROOT), "model.ReadsCsv");
    }

    @Test
    void reports_commons_compress_outside_submission() {
        assertViolations(ArchitectureRules.archivesOnlyInSubmission(ROOT), "report.OpensArchive");
    }

    @Test
    void reports_templates_outside_the_pages() {
        assertViolations(ArchitectureRules.templatesOnlyInReportPage(ROOT), "publish.RendersTemplate");
    }

    @Test
    void reports_xml_streams_outside_land() {
        assertViolations(ArchitectureRules.xmlStreamsOnlyInLand(ROOT), "publish.StreamsXml");
    }

    @Test
    void reports_jdbc_outside_duckdb() {
        assertThat(violations(ArchitectureRules.jdbcOnlyInDuckdb(ROOT)))
                .singleElement()
                .asString()
                .contains("publish.OpensConnection.connection");
    }

    @Test
    void reports_spring_and_jdbc_in_land() {
        assertViolations(ArchitectureRules.landingRunsAnywhere(ROOT), "land.NeedsSpring", "land.NeedsDatabase");
    }

    @Test
    void reports_vague_names() {
        assertThat(violations(ArchitectureRules.namesAreNotVague(ROOT)))
                .containsExactlyInAnyOrder(
                        "'manager' is a vague word in the name of " + ROOT + ".check.CheckManager",
                        "'util' is a vague word in the name of " + ROOT + ".util.Texts");
    }

    @Test
    void reports_mutable_static_state() {
        assertThat(violations(ArchitectureRules.staticFieldsAreConstant(ROOT)))
                .containsExactlyInAnyOrder(
                        "Static and not final: " + ROOT + ".serve.KeepsStaticState.runs",
                        "A static container that others may change: " + ROOT + ".serve.KeepsStaticState.SHARED",
                        "A static container that others may change: " + ROOT + ".serve.KeepsStaticState.cache");
    }

    @Test
    void reports_exits_outside_main() {
        assertViolations(ArchitectureRules.onlyMainExits(ROOT), "report.EndsProgram");
    }

    @Test
    void reports_printing_outside_cli() {
        assertThat(violations(ArchitectureRules.onlyTheCommandLinePrints(ROOT)))
                .hasSize(2)
                .anySatisfy(
                        text -> assertThat(text).contains("report.EndsProgram").contains("java.lang.System.out"))
                .anySatisfy(
                        text -> assertThat(text).contains("report.EndsProgram").contains("java.lang.System.err"));
    }

    @Test
    void reports_stages_without_exactly_one_entry_point() {
        Map<String, String> exceptions = Map.of("serve.*Stage", "a record is its entry point");
        assertThat(violations(ArchitectureRules.eachStageHasOneEntryPoint(ROOT, exceptions)))
                .containsExactlyInAnyOrder(
                        "Public, but neither entry point of model nor record: " + ROOT + ".model.PublicDetail",
                        "Stage model needs one public …Stage, it has [ModelStage, OldModelStage]",
                        "Stage check needs one public …Stage, it has []",
                        "Stage publish needs one public …Stage, it has []",
                        "Stage report needs one public …Stage, it has []");
    }

    @Test
    void reports_packages_without_description(@TempDir Path sources) throws IOException {
        write(sources, "silent/A.java", "class A {}");
        write(sources, "bare/A.java", "class A {}");
        write(sources, "bare/package-info.java", "package bare;\n");
        write(sources, "terse/A.java", "class A {}");
        write(sources, "terse/package-info.java", "/** Stuff. */\n@NullMarked\npackage terse;\n");
        write(sources, "good/A.java", "class A {}");
        write(
                sources,
                "good/package-info.java",
                "/** Reads packages and lists their contents. */\n@NullMarked\npackage good;\n");

        assertThat(PackageDescriptions.problems(sources))
                .containsExactly(
                        "bare: package-info.java does not begin with a Javadoc sentence",
                        "bare: not @NullMarked",
                        "silent: no package-info.java",
                        "terse: package-info.java does not begin with a Javadoc sentence");
    }

    private static void write(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static List<String> violations(ArchRule rule) {
        return rule.evaluate(COUNTEREXAMPLES).getFailureReport().getDetails();
    }

    /** All violations are in these classes, and each class has one. */
    private static void assertViolations(ArchRule rule, String... classes) {
        List<String> violations = violations(rule);
        List<String> names =
                List.of(classes).stream().map(name -> ROOT + "." + name).toList();
        assertThat(violations).allSatisfy(text -> assertThat(names)
                .anySatisfy(name -> assertThat(text).contains(name)));
        assertThat(names).allSatisfy(name -> assertThat(violations)
                .anySatisfy(text -> assertThat(text).contains(name)));
    }
}
