package org.ruralwarehouse.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.decision.Decision;
import org.ruralwarehouse.report.document.AmountDifference;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;
import org.ruralwarehouse.report.document.RuleSections;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/** Builds the section on each file of a package: what the manifest declares and what arrived. */
final class FileSections {

    private final RunFacts facts;
    private final Glossary glossary;

    FileSections(RunFacts facts, Glossary glossary) {
        this.facts = facts;
        this.glossary = glossary;
    }

    List<PackageReport.FileSection> of(PackageVerdict verdict, RuleSections rules) {
        return facts.submissionsOf(verdict).stream()
                .map(submission -> section(verdict, submission, rules))
                .toList();
    }

    private PackageReport.FileSection section(PackageVerdict verdict, Submission submission, RuleSections rules) {
        LandingReceipt receipt = facts.receipts().get(submission.key());
        PackageReport.Rows rows = rows(submission, receipt);
        return new PackageReport.FileSection(
                submission.dataset(),
                glossary.title(submission.dataset()),
                submission.fileName(),
                verdict(verdict, rows, receipt, rules.isRejected(submission.dataset())),
                receipt == null ? null : facts.supersededBy(submission),
                rows,
                controlTotals(submission, receipt),
                receipt == null ? null : receipt.encoding(),
                receipt == null ? null : receipt.contractVersion(),
                submission.sha256(),
                exclusion(facts.exclusion(submission)));
    }

    private static PackageReport.@Nullable Exclusion exclusion(@Nullable Decision decision) {
        return decision == null
                ? null
                : new PackageReport.Exclusion(
                        decision.kind().state(),
                        decision.reason(),
                        decision.who(),
                        decision.time().toString());
    }

    private static Verdict verdict(
            PackageVerdict verdict, PackageReport.Rows rows, @Nullable LandingReceipt receipt, boolean isRejected) {
        if (verdict.status() == PackageVerdict.Status.WAITING) {
            return Verdict.WAITING;
        }
        if (receipt == null || isRejected) {
            return Verdict.REFUSED;
        }
        Long quarantined = rows.quarantined();
        return quarantined != null && quarantined > 0 ? Verdict.ACCEPTED_WITH_QUARANTINED_ROWS : Verdict.ACCEPTED;
    }

    private PackageReport.Rows rows(Submission submission, @Nullable LandingReceipt receipt) {
        Long accepted = facts.accepted().get(submission.key());
        if (receipt == null || accepted == null) {
            Long received = receipt == null ? null : receipt.rowsReceived();
            return new PackageReport.Rows(submission.declaredRows(), received, null, null);
        }
        long received = receipt.rowsReceived();
        return new PackageReport.Rows(submission.declaredRows(), received, accepted, received - accepted);
    }

    private List<PackageReport.ControlTotal> controlTotals(Submission submission, @Nullable LandingReceipt receipt) {
        Map<String, BigDecimal> arrived = receipt == null ? Map.of() : receipt.controlTotals();
        return new TreeMap<>(submission.controlTotals())
                .entrySet().stream()
                        .map(declared ->
                                controlTotal(submission.dataset(), declared.getKey(), declared.getValue(), arrived))
                        .toList();
    }

    private PackageReport.ControlTotal controlTotal(
            String dataset, String column, BigDecimal declared, Map<String, BigDecimal> arrivedTotals) {
        Glossary.Column columnEntry = glossary.column(dataset, column);
        BigDecimal arrived = arrivedTotals.get(column);
        return new PackageReport.ControlTotal(
                column,
                columnEntry == null ? null : columnEntry.title(),
                AmountDifference.plain(declared),
                arrived == null ? null : AmountDifference.plain(arrived),
                arrived == null ? null : AmountDifference.of(arrived, declared));
    }
}
