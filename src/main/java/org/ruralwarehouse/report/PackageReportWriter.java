package org.ruralwarehouse.report;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.report.document.Glossary;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;
import org.ruralwarehouse.report.document.ReportJson;
import org.ruralwarehouse.report.document.RuleSections;
import org.ruralwarehouse.report.page.NationalPage;
import org.ruralwarehouse.report.page.ReportPage;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;

/** Writes all files of the report on one package from the same record. */
final class PackageReportWriter {

    private final RunFacts facts;
    private final Glossary glossary;
    private final FindingStore findings;

    private final ReportJson json = new ReportJson();
    private final ReportPage page = new ReportPage();
    private final NationalPage nationalPage = new NationalPage();

    PackageReportWriter(RunFacts facts, Glossary glossary, FindingStore findings) {
        this.facts = facts;
        this.glossary = glossary;
        this.findings = findings;
    }

    PackageReport write(PackageVerdict verdict, PackageReport.@Nullable Changes changes, ReportFolder folder) {
        List<Submission> submissions = facts.submissionsOf(verdict);
        RuleSections rules = findings.write(verdict.packageName(), folder);
        List<PackageReport.FileSection> files = new FileSections(facts, glossary).of(verdict, rules);
        PackageReport report = new PackageReport(
                PackageReport.SCHEMA_VERSION,
                verdict.packageName(),
                verdict(verdict, files),
                submissions.isEmpty() ? null : sender(submissions.get(0)),
                files,
                rules.sections(),
                changes,
                verdict.explanations(),
                waivers(submissions, rules));
        if (facts.isNational()) {
            writeNational(report, submissions, folder);
        }
        ReportFolder.write(folder.html(), page.of(report).getBytes(StandardCharsets.UTF_8));
        ReportFolder.writeDurably(folder.json(), json.bytes(report));
        return report;
    }

    private static Verdict verdict(PackageVerdict verdict, List<PackageReport.FileSection> files) {
        return switch (verdict.status()) {
            case WAITING -> Verdict.WAITING;
            case REFUSED -> Verdict.REFUSED;
            case ACCEPTED, ALREADY_LANDED ->
                files.stream()
                        .map(PackageReport.FileSection::verdict)
                        .max(Comparator.naturalOrder())
                        .orElse(Verdict.ACCEPTED);
        };
    }

    private PackageReport.Sender sender(Submission submission) {
        Glossary.Name province = glossary.province(submission.provinceCode());
        return new PackageReport.Sender(
                submission.provinceCode(),
                province == null ? null : province.zh(),
                province == null ? null : province.en(),
                submission.period(),
                submission.attempt(),
                submission.submittedAt().toString(),
                submission.manifestSha256());
    }

    private void writeNational(PackageReport report, List<Submission> submissions, ReportFolder folder) {
        List<Submission> effective = facts.effective(submissions);
        RuleSections rules = findings.writeNational(report.packageName(), folder);
        NationalReport national = new NationalReport(
                PackageReport.SCHEMA_VERSION,
                report.packageName(),
                report.sender(),
                !effective.isEmpty(),
                rules.sections());
        ReportFolder.write(folder.nationalHtml(), nationalPage.of(national).getBytes(StandardCharsets.UTF_8));
        ReportFolder.write(folder.nationalJson(), json.bytes(national));
    }

    /** Returns the waivers that apply to a finding of this package, not all waivers that were granted. */
    private List<Waiver> waivers(List<Submission> submissions, RuleSections rules) {
        return facts.waivers().stream()
                .filter(waiver -> rules.isWaived(waiver.rule(), waiver.dataset()))
                .filter(waiver -> submissions.stream().anyMatch(s -> appliesTo(waiver, s)))
                .sorted(Comparator.comparing(Waiver::rule).thenComparing(Waiver::dataset))
                .toList();
    }

    private static boolean appliesTo(Waiver waiver, Submission submission) {
        return waiver.dataset().equals(submission.dataset())
                && waiver.provinceCode().equals(submission.provinceCode())
                && waiver.period().equals(submission.period());
    }
}
