package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.Receipts;

class ReportStageTest extends ReportStageFixture {

    ReportStageTest(@TempDir Path temp) {
        super(temp);
    }

    @Test
    void writes_a_page_a_json_report_and_a_complete_table_of_findings_for_each_package() throws IOException {
        PackageReport report = report(facts(first), lines(first, 25), "yunnan");

        assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTED_WITH_QUARANTINED_ROWS);
        assertThat(report.rules().get(0).count()).isEqualTo(25);
        assertThat(report.files()).singleElement().satisfies(file -> {
            assertThat(file.rows()).isEqualTo(new PackageReport.Rows(null, 10L, 7L, 3L));
            assertThat(file.supersededBy()).isNull();
        });
        assertThat(folder.resolve("yunnan/report.html")).exists();
        assertThat(folder.resolve("yunnan/report.json")).exists();
        assertThat(Files.readAllLines(folder.resolve("yunnan/findings.csv"))).hasSize(26);
        assertThat(folder.resolve("yunnan/national.csv")).doesNotExist();
    }

    @Test
    void writes_the_same_bytes_for_the_same_package() throws IOException {
        FindingFiles files = new FindingFiles(write(lines(second, 25).add(first, "type_invalid", 7L, "八")), List.of());
        stage.writePackages(facts(first, second), files, temp.resolve("one"));
        stage.writePackages(facts(first, second), files, temp.resolve("two"));
        stage.writePackages(facts(first, second), files, temp.resolve("two"));

        for (String file : List.of("report.json", "report.html", "findings.csv")) {
            assertThat(temp.resolve("two/yunnan-2").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("one/yunnan-2").resolve(file));
        }
        assertThat(temp.resolve("two/yunnan-2/earlier")).doesNotExist();
    }

    @Test
    void leaves_out_findings_of_packages_of_other_runs() {
        PackageReport report = report(facts(first), lines(submission("guizhou", 7, "z"), 5), "yunnan");

        assertThat(report.rules()).isEmpty();
        assertThat(folder.resolve("guizhou")).doesNotExist();
    }

    @Test
    void reports_a_rejected_file_when_no_check_has_run() throws IOException {
        Finding finding =
                Finding.of(rules.rule("hash_differs"), first.origin(), Message.ofValue("a"), Message.ofValue("b"));
        RunFacts facts = new RunFacts(
                List.of(verdict(first, Status.ACCEPTED)),
                List.of(new LandingOutcome(first, null, List.of(finding))),
                Map.of(),
                Map.of(),
                true,
                List.of());

        List<PackageReport> reports = stage.writeUnlanded(facts, List.of(finding), List.of(), Path.of("none"), folder);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(report.rules().get(0).code()).isEqualTo("hash_differs");
        });
        assertThat(Files.readString(folder.resolve("yunnan/findings.csv"))).contains("hash_differs");
    }

    @Test
    void reports_the_landed_files_of_a_partly_rejected_package_when_no_check_has_run() throws IOException {
        PackageBuilder both = new PackageBuilder("yunnan").csv("orchard", "x").csv("vineyard", "y");
        Submission landed = both.submission("orchard", Path.of("inbox", "yunnan"));
        Submission rejected = both.submission("vineyard", Path.of("inbox", "yunnan"));
        Finding finding =
                Finding.of(rules.rule("hash_differs"), rejected.origin(), Message.ofValue("a"), Message.ofValue("b"));
        RunFacts facts = new RunFacts(
                List.of(verdict(rejected, Status.ACCEPTED)),
                List.of(new LandingOutcome(rejected, null, List.of(finding))),
                Map.of(landed.key(), Receipts.of(landed, 10, 8)),
                Map.of(landed.key(), 7L),
                true,
                List.of());
        Path checked = lines(landed, 3).write(duckDb, temp.resolve("checked.parquet"));
        Path published = write(lines(landed, 3).addNational(landed, "total_jumps"));

        PackageReport report = stage.writeUnlanded(
                        facts,
                        List.of(finding),
                        List.of(new FindingFiles.SubmissionFindings(checked, facts.landedBesideUnlanded())),
                        published,
                        folder)
                .get(0);

        assertThat(report.files())
                .extracting(PackageReport.FileSection::verdict)
                .containsExactly(Verdict.ACCEPTED_WITH_QUARANTINED_ROWS, Verdict.REFUSED);
        assertThat(report.files().get(0).rows().accepted()).isEqualTo(7);
        assertThat(Files.readAllLines(folder.resolve("yunnan/findings.csv"))).hasSize(1 + 3 + 1);
        assertThat(Files.readString(folder.resolve("yunnan/national.json"))).contains("total_jumps");
    }

    @Test
    void writes_national_findings_to_separate_files() throws IOException {
        ExportedFindings findings = lines(first, 1).addNational(first, "total_jumps");

        PackageReport report = report(facts(first), findings, "yunnan");

        assertThat(report.rules()).extracting(PackageReport.RuleSection::code).containsExactly("type_invalid");
        for (String name : List.of("national.json", "national.html")) {
            assertThat(Files.readString(folder.resolve("yunnan").resolve(name))).contains("total_jumps");
        }
        for (String name : List.of("report.json", "report.html")) {
            assertThat(Files.readString(folder.resolve("yunnan").resolve(name))).doesNotContain("total_jumps");
        }
        assertThat(Files.readString(folder.resolve("yunnan/national.csv"))).contains("total_jumps");
        assertThat(Files.readString(folder.resolve("yunnan/findings.csv"))).doesNotContain("total_jumps");
    }

    @Test
    void the_report_on_a_rejected_package_lists_no_national_findings() {
        RunFacts facts =
                new RunFacts(List.of(verdict(first, Status.REFUSED)), List.of(), Map.of(), Map.of(), true, List.of());

        report(facts, new ExportedFindings().addNational(first, "total_jumps"), "yunnan");

        assertThat(folder.resolve("yunnan/national.html")).exists();
        assertThat(folder.resolve("yunnan/national.csv")).doesNotExist();
    }

    @Test
    void classifies_packages_as_accepted_waiting_or_rejected() {
        LandingOutcome rejected = new LandingOutcome(first, null, List.of());

        assertThat(factsOf(Status.ACCEPTED, List.of(rejected)).rejected()).containsExactly("yunnan");
        assertThat(factsOf(Status.ALREADY_LANDED, List.of()).rejected()).isEmpty();
        assertThat(factsOf(Status.WAITING, List.of()).waiting()).containsExactly("yunnan");
        assertThat(factsOf(Status.REFUSED, List.of()).rejected()).containsExactly("yunnan");
    }

    private RunFacts factsOf(Status status, List<LandingOutcome> outcomes) {
        return new RunFacts(List.of(verdict(first, status)), outcomes, Map.of(), Map.of(), true, List.of());
    }
}
