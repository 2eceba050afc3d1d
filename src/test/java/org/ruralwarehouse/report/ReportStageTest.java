package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

class ReportStageTest {

    private final Path temp;
    private final Path folder;
    private final Path receipts;
    private final DuckDbSettings duckDb;
    private final RuleBook rules;
    private final ReportStage stage;
    private final Submission first;
    private final Submission second;

    ReportStageTest(@TempDir Path temp) {
        this.temp = temp;
        folder = temp.resolve("reports");
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        receipts = temp.resolve("receipts");
        rules = TinyWarehouse.in(temp.resolve("warehouse")).standardRules();
        stage = new ReportStage(rules, Glossary.EMPTY, duckDb, receipts);
        first = submission("yunnan", 1, "x");
        second = submission("yunnan-2", 2, "y");
    }

    private static Submission submission(String name, int attempt, String content) {
        return new PackageBuilder(name)
                .attempt(attempt)
                .csv("orchard", content)
                .submission("orchard", Path.of("inbox", name));
    }

    private static PackageVerdict verdict(Submission submission, Status status) {
        return new PackageVerdict(submission.packageName(), status, List.of(submission), List.of());
    }

    /** Facts of a run in which all submissions landed, each with 10 rows received, 8 landed and 7 accepted. */
    private static RunFacts facts(Submission... submissions) {
        Map<Long, LandingReceipt> receipts = new HashMap<>();
        Map<Long, Long> accepted = new HashMap<>();
        for (Submission submission : submissions) {
            receipts.put(submission.key(), Receipts.of(submission, 10, 8));
            accepted.put(submission.key(), 7L);
        }
        return new RunFacts(
                List.of(submissions).stream()
                        .map(s -> verdict(s, Status.ACCEPTED))
                        .toList(),
                List.of(),
                receipts,
                accepted,
                true,
                List.of());
    }

    private Path write(ExportedFindings findings) {
        return findings.write(duckDb, temp.resolve("findings.parquet"));
    }

    private PackageReport report(RunFacts facts, ExportedFindings findings, String packageName) {
        return stage.writePackages(facts, new FindingFiles(write(findings), List.of()), folder).stream()
                .filter(report -> report.packageName().equals(packageName))
                .findFirst()
                .orElseThrow();
    }

    private ExportedFindings lines(Submission submission, int lines) {
        ExportedFindings findings = new ExportedFindings();
        for (long line = 2; line < lines + 2; line++) {
            findings.add(submission, "type_invalid", line, "=x");
        }
        return findings;
    }

    private static PackageReport.Changes changes(PackageReport report) {
        return Objects.requireNonNull(report.changes());
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

    /** Returns the names of the packages whose reports were written. */
    private List<String> writtenReports(RunFacts facts, ExportedFindings findings, String definitions) {
        FindingFiles files = new FindingFiles(write(findings), List.of());
        ReportPlan plan = stage.plan(facts, files.findings(), Optional.empty(), definitions, Map.of(), folder);
        return stage.write(plan, facts, files, temp.resolve("tables"), folder).stream()
                .map(PackageReport::packageName)
                .toList();
    }

    private void writeProvinces(Path findings, Optional<ReportStage.EarlierFindings> before, Path tables) {
        RunFacts facts = facts();
        ReportPlan plan = stage.plan(facts, findings, before, "definitions", Map.of(), folder);
        stage.write(plan, facts, new FindingFiles(findings, List.of()), tables, folder);
    }

    @Test
    void rewrites_a_report_when_one_of_its_inputs_has_changed() {
        Submission other = submission("yunnan-again", 1, "z");

        assertThat(writtenReports(facts(first, other), lines(first, 3), "a")).containsExactly("yunnan", "yunnan-again");
        assertThat(writtenReports(facts(first, other), lines(first, 3), "a")).isEmpty();
        assertThat(writtenReports(facts(first, other), lines(first, 4), "a")).containsExactly("yunnan");
        assertThat(writtenReports(facts(first, other), lines(first, 4), "b")).containsExactly("yunnan", "yunnan-again");
        assertThat(writtenReports(facts(first, other, second), lines(first, 4), "b"))
                .as("the first two are superseded")
                .containsExactly("yunnan", "yunnan-again", "yunnan-2");
    }

    @Test
    void rewrites_a_report_whose_files_were_truncated_or_deleted() throws IOException {
        writtenReports(facts(first, second), lines(first, 3), "a");
        Files.writeString(folder.resolve("yunnan/report.html"), "");

        assertThat(writtenReports(facts(first, second), lines(first, 3), "a")).containsExactly("yunnan");
        Files.delete(folder.resolve("yunnan-2/findings.csv"));
        assertThat(writtenReports(facts(first, second), lines(first, 3), "a")).containsExactly("yunnan-2");
        Files.writeString(receipts.resolve("yunnan-2.json"), "{");
        assertThat(writtenReports(facts(first, second), lines(first, 3), "a")).containsExactly("yunnan-2");
    }

    @Test
    void rewrites_a_report_that_was_replaced_without_a_stored_fingerprint() {
        writtenReports(facts(first), lines(first, 3), "a");
        report(facts(first), lines(first, 3), "yunnan");

        assertThat(writtenReports(facts(first), lines(first, 3), "a")).containsExactly("yunnan");
    }

    @Test
    void reuses_the_province_table_of_the_previous_release_when_its_findings_are_unchanged() throws IOException {
        Submission elsewhere = new PackageBuilder("elsewhere")
                .province("520000")
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "elsewhere"));
        Path earlier = lines(first, 2).add(elsewhere, "type_invalid", 2L, "x").write(duckDb, temp.resolve("e.parquet"));
        Path now = lines(first, 3).add(elsewhere, "type_invalid", 2L, "x").write(duckDb, temp.resolve("n.parquet"));
        Path before = temp.resolve("before");
        Path after = temp.resolve("after");
        writeProvinces(earlier, Optional.empty(), before);

        writeProvinces(now, Optional.of(new ReportStage.EarlierFindings(earlier, before)), after);

        assertThat(Files.isSameFile(after.resolve("520000.csv"), before.resolve("520000.csv")))
                .isTrue();
        assertThat(Files.readAllLines(after.resolve("530000.csv"))).hasSize(4);
    }

    @Test
    void leaves_out_findings_of_packages_of_other_runs() {
        PackageReport report = report(facts(first), lines(submission("guizhou", 7, "z"), 5), "yunnan");

        assertThat(report.rules()).isEmpty();
        assertThat(folder.resolve("guizhou")).doesNotExist();
    }

    @Test
    void writes_one_table_of_findings_for_each_province() throws IOException {
        Submission other = new PackageBuilder("guizhou")
                .province("520000")
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "guizhou"));
        ExportedFindings findings = lines(first, 12).add(other, "type_invalid", 2L, "x");
        writeProvinces(write(findings), Optional.empty(), temp.resolve("provinces"));

        assertThat(Files.readAllLines(temp.resolve("provinces/530000.csv"))).hasSize(1 + 12);
        assertThat(Files.readAllLines(temp.resolve("provinces/520000.csv"))).hasSize(1 + 1);
    }

    @Test
    void reports_a_rejected_file_when_no_check_has_run() throws IOException {
        Finding finding = Finding.of(rules.rule("hash_differs"), first.origin(), "a", "b");
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
        Finding finding = Finding.of(rules.rule("hash_differs"), rejected.origin(), "a", "b");
        RunFacts facts = new RunFacts(
                List.of(verdict(rejected, Status.ACCEPTED)),
                List.of(new LandingOutcome(rejected, null, List.of(finding))),
                Map.of(landed.key(), Receipts.of(landed, 10, 8)),
                Map.of(landed.key(), 7L),
                true,
                List.of());
        Path checked = lines(landed, 3).write(duckDb, temp.resolve("judged.parquet"));
        Path published = write(lines(landed, 3).addNational(landed, "total_jumps"));

        PackageReport report = stage.writeUnlanded(
                        facts,
                        List.of(finding),
                        List.of(new FindingFiles.Judged(checked, facts.landedBesideUnlanded())),
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
        assertThat(List.of(changes.mended(), changes.stillThere(), changes.fresh()))
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
                new FindingFiles(main, List.of(new FindingFiles.Judged(again, Set.of(first.key())))),
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
        Finding finding = Finding.of(rules.rule("header_missing_column"), rejected.origin(), "=a", "b");
        stage.writeUnlanded(before, List.of(finding), List.of(), Path.of("none"), folder);

        PackageReport corrected = report(facts(first), lines(first, 2), "yunnan");
        PackageReport again = report(facts(first), lines(first, 2), "yunnan");

        assertThat(changes(corrected).mended()).isEqualTo(1);
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
        assertThat(changes(compared.get(0)).mended()).isEqualTo(1);
        assertThat(stage.writePackages(facts(second), files, temp.resolve("nothing.json"), temp.resolve("mine")))
                .isEmpty();
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
    void classifies_packages_as_accepted_waiting_or_rejected() {
        LandingOutcome rejected = new LandingOutcome(first, null, List.of());

        assertThat(factsOf(Status.ACCEPTED, List.of(rejected)).refused()).containsExactly("yunnan");
        assertThat(factsOf(Status.ALREADY_LANDED, List.of()).refused()).isEmpty();
        assertThat(factsOf(Status.WAITING, List.of()).waiting()).containsExactly("yunnan");
        assertThat(factsOf(Status.REFUSED, List.of()).refused()).containsExactly("yunnan");
    }

    private RunFacts factsOf(Status status, List<LandingOutcome> outcomes) {
        return new RunFacts(List.of(verdict(first, status)), outcomes, Map.of(), Map.of(), true, List.of());
    }
}
