package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** All landed, of each 10 rows received, 8 landed and 7 accepted. */
    private static RunFacts night(Submission... submissions) {
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

    private PackageReport report(RunFacts night, ExportedFindings findings, String packageName) {
        return stage.writePackages(night, new FindingFiles(write(findings), List.of()), folder).stream()
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
    void a_package_gets_a_page_a_report_for_machines_and_a_table_of_every_finding() throws IOException {
        PackageReport report = report(night(first), lines(first, 25), "yunnan");

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
    void the_same_package_gives_the_same_report_byte_for_byte() throws IOException {
        FindingFiles files = new FindingFiles(write(lines(second, 25).add(first, "type_invalid", 7L, "八")), List.of());
        stage.writePackages(night(first, second), files, temp.resolve("one"));
        stage.writePackages(night(first, second), files, temp.resolve("two"));
        stage.writePackages(night(first, second), files, temp.resolve("two"));

        for (String file : List.of("report.json", "report.html", "findings.csv")) {
            assertThat(temp.resolve("two/yunnan-2").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("one/yunnan-2").resolve(file));
        }
        assertThat(temp.resolve("two/yunnan-2/earlier")).doesNotExist();
    }

    /** Names of the packages whose reports were written. */
    private List<String> night(RunFacts night, ExportedFindings findings, String definitions) {
        FindingFiles files = new FindingFiles(write(findings), List.of());
        ReportPlan plan = stage.plan(night, files.findings(), Optional.empty(), definitions, Map.of(), folder);
        return stage.write(plan, night, files, temp.resolve("tables"), folder).stream()
                .map(PackageReport::packageName)
                .toList();
    }

    private void writeProvinces(Path findings, Optional<ReportStage.EarlierFindings> before, Path tables) {
        RunFacts night = night();
        ReportPlan plan = stage.plan(night, findings, before, "definitions", Map.of(), folder);
        stage.write(plan, night, new FindingFiles(findings, List.of()), tables, folder);
    }

    @Test
    void a_report_is_written_again_when_anything_that_it_follows_from_has_changed() {
        Submission other = submission("yunnan-again", 1, "z");

        assertThat(night(night(first, other), lines(first, 3), "a")).containsExactly("yunnan", "yunnan-again");
        assertThat(night(night(first, other), lines(first, 3), "a")).isEmpty();
        assertThat(night(night(first, other), lines(first, 4), "a")).containsExactly("yunnan");
        assertThat(night(night(first, other), lines(first, 4), "b")).containsExactly("yunnan", "yunnan-again");
        assertThat(night(night(first, other, second), lines(first, 4), "b"))
                .as("the first two are superseded")
                .containsExactly("yunnan", "yunnan-again", "yunnan-2");
    }

    @Test
    void a_report_that_was_cut_or_deleted_is_written_again() throws IOException {
        night(night(first, second), lines(first, 3), "a");
        Files.writeString(folder.resolve("yunnan/report.html"), "");

        assertThat(night(night(first, second), lines(first, 3), "a")).containsExactly("yunnan");
        Files.delete(folder.resolve("yunnan-2/findings.csv"));
        assertThat(night(night(first, second), lines(first, 3), "a")).containsExactly("yunnan-2");
        Files.writeString(receipts.resolve("yunnan-2.json"), "{");
        assertThat(night(night(first, second), lines(first, 3), "a")).containsExactly("yunnan-2");
    }

    @Test
    void a_report_that_another_way_of_writing_has_replaced_is_written_again() {
        night(night(first), lines(first, 3), "a");
        report(night(first), lines(first, 3), "yunnan");

        assertThat(night(night(first), lines(first, 3), "a")).containsExactly("yunnan");
    }

    @Test
    void the_table_of_a_province_with_the_same_findings_is_the_file_of_the_release_before() throws IOException {
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
    void findings_of_packages_of_other_nights_are_left_out() {
        PackageReport report = report(night(first), lines(submission("guizhou", 7, "z"), 5), "yunnan");

        assertThat(report.rules()).isEmpty();
        assertThat(folder.resolve("guizhou")).doesNotExist();
    }

    @Test
    void each_province_gets_its_own_table_and_what_has_no_province_a_table_too() throws IOException {
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
    void what_did_not_land_is_told_even_when_nothing_was_checked() throws IOException {
        Finding finding = Finding.of(rules.rule("hash_differs"), first.origin(), "a", "b");
        RunFacts night = new RunFacts(
                List.of(verdict(first, Status.ACCEPTED)),
                List.of(new LandingOutcome(first, null, List.of(finding))),
                Map.of(),
                Map.of(),
                true,
                List.of());

        List<PackageReport> reports = stage.writeUnlanded(night, List.of(finding), List.of(), Path.of("none"), folder);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.verdict()).isEqualTo(Verdict.REFUSED);
            assertThat(report.rules().get(0).code()).isEqualTo("hash_differs");
        });
        assertThat(Files.readString(folder.resolve("yunnan/findings.csv"))).contains("hash_differs");
    }

    @Test
    void of_a_package_that_landed_in_part_the_landed_files_are_told_too_when_nothing_was_checked() throws IOException {
        PackageBuilder both = new PackageBuilder("yunnan").csv("orchard", "x").csv("vineyard", "y");
        Submission landed = both.submission("orchard", Path.of("inbox", "yunnan"));
        Submission refused = both.submission("vineyard", Path.of("inbox", "yunnan"));
        Finding finding = Finding.of(rules.rule("hash_differs"), refused.origin(), "a", "b");
        RunFacts night = new RunFacts(
                List.of(verdict(refused, Status.ACCEPTED)),
                List.of(new LandingOutcome(refused, null, List.of(finding))),
                Map.of(landed.key(), Receipts.of(landed, 10, 8)),
                Map.of(landed.key(), 7L),
                true,
                List.of());
        Path judged = lines(landed, 3).write(duckDb, temp.resolve("judged.parquet"));
        Path published = write(lines(landed, 3).addNational(landed, "total_jumps"));

        PackageReport report = stage.writeUnlanded(
                        night,
                        List.of(finding),
                        List.of(new FindingFiles.Judged(judged, night.landedBesideUnlanded())),
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
    void an_attempt_says_what_is_new_mended_and_still_there_though_lines_have_moved() {
        ExportedFindings findings = new ExportedFindings()
                .add(first, "type_invalid", 7L, "七")
                .add(first, "type_invalid", 9L, "九")
                .add(first, "type_invalid", 12L, "十二")
                .add(first, "text_too_long", 3L, "…")
                .add(second, "type_invalid", 8L, "七")
                .add(second, "type_invalid", 12L, "一打")
                .add(second, "type_invalid", 20L, "二十");

        PackageReport report = report(night(first, second), findings, "yunnan-2");

        PackageReport.Changes changes = changes(report);
        assertThat(changes.previous()).containsExactly(new PackageReport.PreviousAttempt("orchard", null, "yunnan", 1));
        assertThat(List.of(changes.mended(), changes.stillThere(), changes.fresh()))
                .containsExactly(2L, 2L, 1L);
        assertThat(changes.rules())
                .extracting(
                        PackageReport.RuleChange::code, PackageReport.RuleChange::before, PackageReport.RuleChange::now)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("text_too_long", 1L, 0L),
                        org.assertj.core.groups.Tuple.tuple("type_invalid", 3L, 3L));
        assertThat(changes.rules().get(1).mendedExamples())
                .extracting(PackageReport.Place::line)
                .containsExactly(9L);
        assertThat(report.rules().get(0).examples())
                .extracting(PackageReport.Place::line, PackageReport.Place::change)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(8L, "still_there"),
                        org.assertj.core.groups.Tuple.tuple(12L, "still_there"),
                        org.assertj.core.groups.Tuple.tuple(20L, "new"));
    }

    @Test
    void of_two_packages_that_are_the_same_but_for_their_names_each_report_says_every_finding_once()
            throws IOException {
        Submission copy = new PackageBuilder("yunnan-2")
                .attempt(2)
                .csv("orchard", "y")
                .submission("orchard", Path.of("inbox", "copy"));
        RunFacts landed = night(first, second);
        RunFacts night = new RunFacts(
                List.of(verdict(second, Status.ALREADY_LANDED), verdict(copy, Status.ALREADY_LANDED)),
                List.of(),
                landed.receipts(),
                landed.accepted(),
                true,
                List.of());
        ExportedFindings findings =
                lines(first, 2).add(second, "type_invalid", 2L, "=x").add(second, "text_too_long", 9L, "…");

        List<PackageReport> reports = stage.writePackages(night, new FindingFiles(write(findings), List.of()), folder);

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
    void a_first_attempt_is_compared_with_nothing() {
        assertThat(report(night(first, second), lines(first, 3), "yunnan").changes())
                .isNull();
    }

    @Test
    void a_superseded_attempt_is_judged_as_if_it_counted_and_says_by_which_it_is_superseded() {
        Path main = lines(first, 5).write(duckDb, temp.resolve("main.parquet"));
        Path again = lines(first, 3).write(duckDb, temp.resolve("again.parquet"));

        List<PackageReport> reports = stage.writePackages(
                night(first, second),
                new FindingFiles(main, List.of(new FindingFiles.Judged(again, Set.of(first.key())))),
                folder);

        assertThat(reports.get(0).files().get(0).supersededBy()).isEqualTo(2);
        assertThat(reports.get(0).rules().get(0).count()).isEqualTo(3);
        assertThat(reports.get(0).files().get(0).rows().accepted()).isEqualTo(7);
    }

    @Test
    void a_refused_package_that_is_mended_under_the_same_name_is_compared_with_the_report_on_it() throws IOException {
        Submission refused = submission("yunnan", 1, "refused");
        RunFacts before =
                new RunFacts(List.of(verdict(refused, Status.REFUSED)), List.of(), Map.of(), Map.of(), true, List.of());
        Finding finding = Finding.of(rules.rule("header_missing_column"), refused.origin(), "=a", "b");
        stage.writeUnlanded(before, List.of(finding), List.of(), Path.of("none"), folder);

        PackageReport mended = report(night(first), lines(first, 2), "yunnan");
        PackageReport again = report(night(first), lines(first, 2), "yunnan");

        assertThat(changes(mended).mended()).isEqualTo(1);
        assertThat(changes(mended).fresh()).isEqualTo(2);
        assertThat(again).isEqualTo(mended);
        assertThat(Files.readString(folder.resolve("yunnan/earlier/1/findings.csv")))
                .contains("header_missing_column");
    }

    @Test
    void a_report_that_the_caller_names_is_compared_with() {
        report(night(first), lines(first, 3), "yunnan");
        FindingFiles files = new FindingFiles(write(lines(second, 2)), List.of());

        List<PackageReport> compared = stage.writePackages(
                        night(second), files, folder.resolve("yunnan/report.json"), temp.resolve("mine"))
                .orElseThrow();

        assertThat(changes(compared.get(0)).stillThere()).isEqualTo(2);
        assertThat(changes(compared.get(0)).mended()).isEqualTo(1);
        assertThat(stage.writePackages(night(second), files, temp.resolve("nothing.json"), temp.resolve("mine")))
                .isEmpty();
    }

    @Test
    void what_only_the_nation_shows_stands_apart() throws IOException {
        ExportedFindings findings = lines(first, 1).addNational(first, "total_jumps");

        PackageReport report = report(night(first), findings, "yunnan");

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
    void packages_are_counted_in_three_words() {
        LandingOutcome refused = new LandingOutcome(first, null, List.of());

        assertThat(words(Status.ACCEPTED, List.of(refused)).refused()).containsExactly("yunnan");
        assertThat(words(Status.ALREADY_LANDED, List.of()).refused()).isEmpty();
        assertThat(words(Status.WAITING, List.of()).waiting()).containsExactly("yunnan");
        assertThat(words(Status.REFUSED, List.of()).refused()).containsExactly("yunnan");
    }

    private RunFacts words(Status status, List<LandingOutcome> outcomes) {
        return new RunFacts(List.of(verdict(first, status)), outcomes, Map.of(), Map.of(), true, List.of());
    }
}
