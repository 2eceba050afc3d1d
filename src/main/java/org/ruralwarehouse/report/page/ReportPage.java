package org.ruralwarehouse.report.page;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.report.document.PackageReport;

/**
 * HTML page of a report, designed for phones: one file without scripts and external resources. It shows the verdict
 * first, then the next steps, then the evidence.
 */
public final class ReportPage {

    private final PageFrame frame = new PageFrame();

    /** Returns the page. */
    public String of(PackageReport report) {
        List<Html> sections = new ArrayList<>();
        sections.add(new NextSteps(report).html());
        sections.add(FileCards.html(report));
        sections.add(ChangeTable.html(report.changes()));
        sections.add(RuleArticles.html(report));
        sections.add(ExplanationLists.html(report));
        sections.add(NationalSection.HTML);
        return frame.page(
                PageFrame.title(report.sender()).zh() + " "
                        + Bilingual.verdict(report.verdict()).zh(),
                report.verdict(),
                PageFrame.heading(Bilingual.of("报送数据检查报告", "Submission report"), report.sender(), report.packageName()),
                VerdictBanner.html(report),
                sections,
                footer(report));
    }

    private static Html footer(PackageReport report) {
        PackageReport.Sender sender = report.sender();
        Html identity = sender == null
                ? Html.EMPTY
                : Html.of(
                        "<p>{} <time datetime=\"{}\">{}</time></p>\n<p>{} <code>{}</code></p>\n",
                        Bilingual.of("清单生成时间", "Manifest created at").html(),
                        sender.createdAt(),
                        sender.createdAt(),
                        Bilingual.of("清单 SHA-256", "SHA-256 of the manifest").html(),
                        sender.manifestSha256());
        return Html.of(
                "<p>{} <bdi>{}</bdi></p>\n{}<p>{}</p>",
                Bilingual.of("数据包", "Package").html(),
                report.packageName(),
                identity,
                Bilingual.of(
                                "同目录 findings.csv 列出每一处问题，report.json 供程序读取。同一数据包的报告逐字节相同。证件号码等个人信息已作脱敏处理。",
                                "findings.csv in the same folder lists all findings; report.json is for programs."
                                        + " The same package gives the same report, byte for byte."
                                        + " Personal data such as ID numbers are masked.")
                        .html());
    }
}
