package org.ruralwarehouse.report.page;

import org.ruralwarehouse.report.document.NationalReport;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

/**
 * HTML page of the national findings on a package, beside the report on the package. The template is {@code
 * nationalPage.jte}.
 */
public final class NationalPage {

    /** File name of the page. */
    public static final String FILE = "national.html";

    private final Templates templates = new Templates();

    /** Returns the page. */
    public String of(NationalReport report) {
        return templates.page("nationalPage.jte", report);
    }

    /** Returns the verdict that sets the colour of the page. */
    static Verdict tone(NationalReport report) {
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

    static Bilingual verdict(NationalReport report) {
        if (!report.isCompared()) {
            return new Bilingual(
                    "没有计入的数据，未与全国数据对照", "Not compared with all provinces: no file of this package is included");
        }
        long findings = report.findingCount();
        return findings == 0
                ? new Bilingual("与全国数据对照，没有发现问题", "No findings in the comparison with all provinces")
                : new Bilingual(
                        "与全国数据对照，发现 " + Numbers.grouped(findings) + " 处问题",
                        Numbers.counted(findings, "finding") + " in the comparison with all provinces");
    }
}
