package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;

class ReportComparisonTest extends ReportStageFixture {

    ReportComparisonTest(@TempDir Path temp) {
        super(temp);
    }

    @Test
    void classifies_findings_as_new_corrected_or_still_present_when_lines_have_moved() {
        ExportedFindings findings = new ExportedFindings()
                .add(first, "type_invalid", 7L, "七")
                .add(first, "type_invalid", 9L, "九")
                .add(first, "type_invalid", 12L, "十二")
                .add(first, "text_too_long", 3L, "…")
                .add(second, "type_invalid", 8L, "七")
                .add(second, "type_invalid", 12L, "一打")
                .add(second, "type_invalid", 20L, "二十");

        PackageReport report = report(facts(first, second), findings, "yunnan-2");

        PackageReport.Changes changes = changes(report);
        assertThat(changes.previous()).containsExactly(new PackageReport.PreviousAttempt("orchard", null, "yunnan", 1));
        assertThat(List.of(changes.corrected(), changes.stillThere(), changes.fresh()))
                .containsExactly(2L, 2L, 1L);
        assertThat(changes.rules())
                .extracting(
                        PackageReport.RuleChange::code, PackageReport.RuleChange::before, PackageReport.RuleChange::now)
                .containsExactly(tuple("text_too_long", 1L, 0L), tuple("type_invalid", 3L, 3L));
        assertThat(changes.rules().get(1).correctedExamples())
                .extracting(PackageReport.Place::line)
                .containsExactly(9L);
        assertThat(report.rules().get(0).examples())
                .extracting(PackageReport.Place::line, PackageReport.Place::change)
                .containsExactly(tuple(8L, "still_there"), tuple(12L, "still_there"), tuple(20L, "new"));
    }

    @Test
    void counts_findings_that_are_not_listed() {
        ExportedFindings findings = new ExportedFindings()
                .add(first, "type_invalid", 7L, "七")
                .addFurther(first, "type_invalid", 9, 40)
                .add(second, "type_invalid", 7L, "七")
                .addFurther(second, "type_invalid", 12, 30);

        PackageReport report = report(facts(first, second), findings, "yunnan-2");

        PackageReport.Changes changes = changes(report);
        assertThat(List.of(changes.corrected(), changes.stillThere(), changes.fresh()))
                .containsExactly(10L, 31L, 0L);
        assertThat(report.rules()).extracting(PackageReport.RuleSection::count).containsExactly(31L);
    }

    @Test
    void lists_each_finding_once_in_the_reports_of_two_packages_with_the_same_content() throws IOException {
        Submission copy = new PackageBuilder("yunnan-2")
                .attempt(2)
                .csv("orchard", "y")
                .submission("orchard", Path.of("inbox", "copy"));
        RunFacts landed = facts(first, second);
        RunFacts facts = new RunFacts(
                List.of(verdict(second, Status.ALREADY_LANDED), verdict(copy, Status.ALREADY_LANDED)),
                List.of(),
                landed.receipts(),
                landed.accepted(),
                true,
                List.of());
        ExportedFindings findings =
                lines(first, 2).add(second, "type_invalid", 2L, "=x").add(second, "text_too_long", 9L, "…");

        List<PackageReport> reports = stage.writePackages(facts, new FindingFiles(write(findings), List.of()), folder);

        assertThat(copy.key()).isEqualTo(second.key());
        for (PackageReport report : reports) {
            assertThat(Files.readAllLines(folder.resolve(report.packageName()).resolve("findings.csv")))
                    .as(report.packageName())
                    .hasSize(1 + 2);
            assertThat(changes(report).stillThere()).isEqualTo(1);
            assertThat(changes(report).fresh()).isEqualTo(1);
            assertThat(report.rules())
                    .flatExtracting(PackageReport.RuleSection::examples)
                    .extracting(PackageReport.Place::change)
                    .containsExactlyInAnyOrder("new", "still_there");
        }
        assertThat(reports).extracting(PackageReport::packageName).containsExactly("yunnan-2", "copy");
    }

    @Test
    void has_no_changes_for_a_first_attempt() {
        assertThat(report(facts(first, second), lines(first, 3), "yunnan").changes())
                .isNull();
    }

    @Test
    void reports_a_superseded_attempt_as_if_it_were_effective_and_names_the_later_attempt() {
        Path main = lines(first, 5).write(duckDb, temp.resolve("main.parquet"));
        Path again = lines(first, 3).write(duckDb, temp.resolve("again.parquet"));

        List<PackageReport> reports = stage.writePackages(
                facts(first, second),
                new FindingFiles(main, List.of(new FindingFiles.SubmissionFindings(again, Set.of(first.key())))),
                folder);

        assertThat(reports.get(0).files().get(0).supersededBy()).isEqualTo(2);
        assertThat(reports.get(0).rules().get(0).count()).isEqualTo(3);
        assertThat(reports.get(0).files().get(0).rows().accepted()).isEqualTo(7);
    }

    @Test
    void compares_a_corrected_package_with_the_report_on_the_rejected_package_of_the_same_name() throws IOException {
        Submission rejected = submission("yunnan", 1, "refused");
        RunFacts before = new RunFacts(
                List.of(verdict(rejected, Status.REFUSED)), List.of(), Map.of(), Map.of(), true, List.of());
        Finding finding = Finding.of(
                rules.rule("header_missing_column"), rejected.origin(), Message.ofValue("=a"), Message.ofValue("b"));
        stage.writeUnlanded(before, List.of(finding), List.of(), Path.of("none"), folder);

        PackageReport corrected = report(facts(first), lines(first, 2), "yunnan");
        PackageReport again = report(facts(first), lines(first, 2), "yunnan");

        assertThat(changes(corrected).corrected()).isEqualTo(1);
        assertThat(changes(corrected).fresh()).isEqualTo(2);
        assertThat(again).isEqualTo(corrected);
        assertThat(Files.readString(folder.resolve("yunnan/earlier/1/findings.csv")))
                .contains("header_missing_column");
    }

    @Test
    void compares_with_the_report_that_the_caller_names() {
        report(facts(first), lines(first, 3), "yunnan");
        FindingFiles files = new FindingFiles(write(lines(second, 2)), List.of());

        List<PackageReport> compared = stage.writePackages(
                        facts(second), files, folder.resolve("yunnan/report.json"), temp.resolve("mine"))
                .orElseThrow();

        assertThat(changes(compared.get(0)).stillThere()).isEqualTo(2);
        assertThat(changes(compared.get(0)).corrected()).isEqualTo(1);
        assertThat(stage.writePackages(facts(second), files, temp.resolve("nothing.json"), temp.resolve("mine")))
                .isEmpty();
    }
}
