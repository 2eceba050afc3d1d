package org.ruralwarehouse.report.page;

import java.util.List;
import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

/** HTML page of the national findings on a package, beside the report on the package. */
public final class NationalPage {

    /** File name of the page. */
    public static final String FILE = "national.html";

    private final PageFrame frame = new PageFrame();

    /** Returns the page. */
    public String of(NationalReport report) {
        Bilingual verdict = verdict(report);
        return frame.page(
                PageFrame.title(report.sender()).zh() + " " + verdict.zh(),
                tone(report),
                PageFrame.heading(
                        Bilingual.of("与全国数据对照", "Comparison with all provinces"),
                        report.sender(),
                        report.packageName()),
                banner(report, verdict),
                List.of(findings(report)),
                footer(report));
    }

    private static Verdict tone(NationalReport report) {
        if (!report.isCompared()) {
            return Verdict.WAITING;
        }
        if (report.rules().isEmpty()) {
            return Verdict.ACCEPTED;
        }
        boolean isHeld =
                report.rules().stream().anyMatch(rule -> rule.severity().equals("error"));
        return isHeld ? Verdict.REFUSED : Verdict.ACCEPTED_WITH_QUARANTINED_ROWS;
    }

    private static Bilingual verdict(NationalReport report) {
        if (!report.isCompared()) {
            return Bilingual.of(
                    "没有计入的数据，未与全国数据对照", "Not compared with all provinces: no file of this package is included");
        }
        long findings = report.findingCount();
        return findings == 0
                ? Bilingual.of("与全国数据对照，没有发现问题", "No findings in the comparison with all provinces")
                : Bilingual.format(
                        "与全国数据对照，发现 %,d 处问题",
                        findings == 1
                                ? "%,d finding in the comparison with all provinces"
                                : "%,d findings in the comparison with all provinces",
                        findings);
    }

    private static Html banner(NationalReport report, Bilingual verdict) {
        return Html.of("""
                <div class="verdict">
                <p class="sentence" id="verdict">{}<span>{}</span></p>
                </div>""", VerdictBanner.icon(tone(report)), verdict.html());
    }

    private static Html findings(NationalReport report) {
        return report.rules().isEmpty()
                ? Html.EMPTY
                : Html.of(
                        """
                        <section aria-labelledby="findings">
                        <h2 id="findings">{}</h2>
                        {}
                        </section>""",
                        Bilingual.of("发现的问题", "Findings").html(),
                        RuleArticles.list(report.rules(), "national.csv"));
    }

    private static Html footer(NationalReport report) {
        Bilingual files = report.rules().isEmpty()
                ? Bilingual.of("数据包本身的检查结果：", "Report on the package itself:")
                : Bilingual.of(
                        "同目录 national.csv 列出每一处，national.json 供程序读取。数据包本身的检查结果：",
                        "All findings are in national.csv in the same folder; national.json is for programs."
                                + " Report on the package itself:");
        return Html.of("<p>{} <a href=\"report.html\">report.html</a></p>", files.html());
    }
}
