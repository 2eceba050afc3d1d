package org.ruralwarehouse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReportFingerprints;
import org.ruralwarehouse.incremental.StoredResults;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.PreviousReleases;

class ReportReuseTest extends ReportStageFixture {

    ReportReuseTest(@TempDir Path temp) {
        super(temp);
    }

    /** Returns the names of the packages whose reports were written. */
    private List<String> writtenReports(RunFacts facts, ExportedFindings findings, String definitions) {
        FindingFiles files = new FindingFiles(write(findings), List.of());
        PreviousResults previous = new StoredResults(Optional.empty(), List.of(), new ReportFingerprints(receipts));
        ReportPlan plan = stage.plan(facts, files.findings(), previous, definitions, Map.of(), folder);
        return stage.write(plan, facts, files, previous, temp.resolve("tables"), folder).stream()
                .map(PackageReport::packageName)
                .toList();
    }

    private void writeProvinces(Path findings, PreviousResults previous, Path tables) {
        RunFacts facts = facts();
        ReportPlan plan = stage.plan(facts, findings, previous, "definitions", Map.of(), folder);
        stage.write(plan, facts, new FindingFiles(findings, List.of()), previous, tables, folder);
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
        Path before = Files.createDirectories(temp.resolve("before/findings"));
        Path earlier = lines(first, 2)
                .add(elsewhere, "type_invalid", 2L, "x")
                .write(duckDb, before.resolve("findings.parquet"));
        Path now = lines(first, 3).add(elsewhere, "type_invalid", 2L, "x").write(duckDb, temp.resolve("n.parquet"));
        Path after = temp.resolve("after");
        writeProvinces(earlier, PreviousResults.none(), before);

        writeProvinces(now, PreviousReleases.of(temp.resolve("before"), List.of(), List.of()), after);

        assertThat(Files.isSameFile(after.resolve("520000.csv"), before.resolve("520000.csv")))
                .isTrue();
        assertThat(Files.readAllLines(after.resolve("530000.csv"))).hasSize(4);
    }

    @Test
    void writes_one_table_of_findings_for_each_province() throws IOException {
        Submission other = new PackageBuilder("guizhou")
                .province("520000")
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "guizhou"));
        ExportedFindings findings = lines(first, 12).add(other, "type_invalid", 2L, "x");
        writeProvinces(write(findings), PreviousResults.none(), temp.resolve("provinces"));

        assertThat(Files.readAllLines(temp.resolve("provinces/530000.csv"))).hasSize(1 + 12);
        assertThat(Files.readAllLines(temp.resolve("provinces/520000.csv"))).hasSize(1 + 1);
    }
}
