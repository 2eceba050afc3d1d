package org.ruralwarehouse.report;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/** A report stage over two attempts of one province, without checks and landed files. */
abstract class ReportStageFixture {

    final Path temp;
    final Path folder;
    final Path receipts;
    final DuckDbSettings duckDb;
    final RuleBook rules;
    final ReportStage stage;
    final Submission first;
    final Submission second;

    ReportStageFixture(Path temp) {
        this.temp = temp;
        folder = temp.resolve("reports");
        duckDb = ParquetFile.smallDuckDb(temp.resolve("spill"));
        receipts = temp.resolve("receipts");
        WarehouseDefinition definition =
                TinyWarehouse.in(temp.resolve("warehouse")).definition();
        rules = new RuleBook(definition.standardRules());
        stage = new ReportStage(rules, definition.messages(), Glossary.EMPTY, duckDb, receipts);
        first = submission("yunnan", 1, "x");
        second = submission("yunnan-2", 2, "y");
    }

    static Submission submission(String name, int attempt, String content) {
        return new PackageBuilder(name)
                .attempt(attempt)
                .csv("orchard", content)
                .submission("orchard", Path.of("inbox", name));
    }

    static PackageVerdict verdict(Submission submission, Status status) {
        return new PackageVerdict(submission.packageName(), status, List.of(submission), List.of());
    }

    /** Facts of a run in which all submissions landed, each with 10 rows received, 8 landed and 7 accepted. */
    static RunFacts facts(Submission... submissions) {
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

    Path write(ExportedFindings findings) {
        return findings.write(duckDb, temp.resolve("findings.parquet"));
    }

    PackageReport report(RunFacts facts, ExportedFindings findings, String packageName) {
        return stage.writePackages(facts, new FindingFiles(write(findings), List.of()), folder).stream()
                .filter(report -> report.packageName().equals(packageName))
                .findFirst()
                .orElseThrow();
    }

    ExportedFindings lines(Submission submission, int lines) {
        ExportedFindings findings = new ExportedFindings();
        for (long line = 2; line < lines + 2; line++) {
            findings.add(submission, "type_invalid", line, "=x");
        }
        return findings;
    }

    static PackageReport.Changes changes(PackageReport report) {
        return Objects.requireNonNull(report.changes());
    }
}
