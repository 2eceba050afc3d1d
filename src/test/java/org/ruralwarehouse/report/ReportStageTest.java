package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Origin;
import org.ruralwarehouse.finding.RuleBook;
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
    private final DuckDbSettings duckDb;
    private final RuleBook rules;
    private final ReportStage stage;
    private final Submission submission;

    ReportStageTest(@TempDir Path temp) {
        this.temp = temp;
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        rules = TinyWarehouse.in(temp.resolve("warehouse")).standardRules();
        stage = new ReportStage(rules, duckDb);
        submission = new PackageBuilder("yunnan").csv("orchard", "x").submission("orchard", Path.of("inbox", "yunnan"));
    }

    private LandingReceipt receipt(long received, long landed) {
        return Receipts.of(submission, received, landed);
    }

    private PackageVerdict verdict(Status status) {
        return new PackageVerdict("yunnan", status, List.of(submission), List.of());
    }

    private NightReport night(PackageVerdict verdict, List<LandingOutcome> outcomes) {
        return new NightReport(
                List.of(verdict), outcomes, Map.of(submission.key(), receipt(10, 8)), Map.of(submission.key(), 7L));
    }

    /** A table of findings as the check station exports it: lines of one code, of one package. */
    private Path findings(String packageName, int lines) {
        Path file = temp.resolve("findings.parquet");
        try (Database database = Database.inMemory(duckDb)) {
            database.execute("""
                    copy (
                        select 'type_invalid' as finding_code, 'error' as severity, 'validity' as level,
                            'row_quarantined' as effect, 'orchard' as dataset, '2022' as period,
                            case when line %% 2 = 0 then '530000' end as province_code, '%s' as package_name,
                            1 as attempt, 1::bigint as submission_key, 'orchard.csv' as file_name,
                            line::bigint as source_line, 'trees' as column_name, '=x' as value_found,
                            'a whole number' as value_expected, '问题' as message_zh, 'problem' as message_en,
                            '更正' as fix_zh, 'fix' as fix_en
                        from generate_series(1, %d) as t(line)
                    ) to %s (format parquet)
                    """.formatted(packageName, lines, Sql.literal(file)));
        }
        return file;
    }

    @Test
    void a_package_gets_a_report_for_machines_and_a_table_of_every_finding() throws IOException {
        Path folder = temp.resolve("packages");

        List<PackageReport> reports =
                stage.writePackages(night(verdict(Status.ACCEPTED), List.of()), findings("yunnan", 25), folder);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.verdict()).isEqualTo("accepted");
            assertThat(report.rules().get(0).count()).isEqualTo(25);
            assertThat(report.submissions())
                    .containsExactly(new PackageReport.SubmissionSection(
                            "orchard", "2022", "530000", 1, "orchard.csv", 10L, 7L, 3L, false));
        });
        assertThat(folder.resolve("yunnan/report.json")).exists();
        assertThat(Files.readAllLines(folder.resolve("yunnan/findings.csv"))).hasSize(26);
    }

    @Test
    void the_same_package_gives_the_same_report_byte_for_byte() throws IOException {
        NightReport night = night(verdict(Status.ACCEPTED), List.of());
        stage.writePackages(night, findings("yunnan", 25), temp.resolve("one"));
        stage.writePackages(night, findings("yunnan", 25), temp.resolve("two"));

        for (String file : List.of("yunnan/report.json", "yunnan/findings.csv")) {
            assertThat(temp.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(temp.resolve("one").resolve(file));
        }
    }

    @Test
    void findings_of_packages_of_other_nights_are_left_out() {
        List<PackageReport> reports = stage.writePackages(
                night(verdict(Status.ACCEPTED), List.of()), findings("guizhou", 5), temp.resolve("packages"));

        assertThat(reports.get(0).rules()).isEmpty();
        assertThat(temp.resolve("packages/guizhou")).doesNotExist();
    }

    @Test
    void each_province_gets_its_own_table_and_what_has_no_province_a_table_too() throws IOException {
        stage.writeProvinces(findings("yunnan", 25), temp.resolve("provinces"));

        assertThat(Files.readAllLines(temp.resolve("provinces/530000.csv"))).hasSize(1 + 12);
        assertThat(Files.readAllLines(temp.resolve("provinces/unknown.csv"))).hasSize(1 + 13);
    }

    @Test
    void what_did_not_land_is_told_even_when_nothing_was_checked() throws IOException {
        Finding finding = Finding.of(
                rules.rule("hash_differs"), Origin.ofPackage("yunnan").inFile("orchard.csv"), "a", "b");
        LandingOutcome refused = new LandingOutcome(submission, null, List.of(finding));

        List<PackageReport> reports = stage.writeUnlanded(
                night(verdict(Status.ACCEPTED), List.of(refused)), List.of(finding), temp.resolve("packages"));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.verdict()).isEqualTo("refused");
            assertThat(report.rules().get(0).code()).isEqualTo("hash_differs");
        });
        assertThat(Files.readString(temp.resolve("packages/yunnan/findings.csv")))
                .contains("hash_differs");
    }

    @Test
    void verdicts_are_told_in_three_words() {
        LandingOutcome refused = new LandingOutcome(submission, null, List.of());
        LandingOutcome landed = new LandingOutcome(submission, receipt(10, 8), List.of());

        assertThat(night(verdict(Status.ACCEPTED), List.of(landed)).verdict(verdict(Status.ACCEPTED)))
                .isEqualTo("accepted");
        assertThat(night(verdict(Status.ACCEPTED), List.of(refused)).refused()).containsExactly("yunnan");
        assertThat(night(verdict(Status.ALREADY_LANDED), List.of()).refused()).isEmpty();
        assertThat(night(verdict(Status.WAITING), List.of()).waiting()).containsExactly("yunnan");
        assertThat(night(verdict(Status.REFUSED), List.of()).refused()).containsExactly("yunnan");
    }

    @Test
    void a_superseded_submission_says_so_and_counts_nothing() {
        NightReport night = new NightReport(
                List.of(verdict(Status.ALREADY_LANDED)), List.of(), Map.of(submission.key(), receipt(10, 8)), Map.of());

        assertThat(night.submissions(verdict(Status.ALREADY_LANDED)))
                .singleElement()
                .satisfies(section -> {
                    assertThat(section.isSuperseded()).isTrue();
                    assertThat(section.received()).isEqualTo(10);
                    assertThat(section.accepted()).isNull();
                    assertThat(section.quarantined()).isNull();
                });
        assertThat(submission.submittedAt()).isEqualTo(Instant.parse("2023-01-15T08:30:00Z"));
    }
}
