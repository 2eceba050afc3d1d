package org.ruralwarehouse.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A report as a page that an official reads on a phone: one file, no scripts, nothing from elsewhere. The verdict comes
 * first, then what to do, then the evidence.
 */
final class ReportPage {

    private static final String SKELETON = """
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="format-detection" content="telephone=no">
            <title>{}</title>
            <style>
            {}
            </style>
            </head>
            <body>
            <header class="{}">
            {}
            {}
            </header>
            <main>
            {}
            </main>
            <footer>
            {}
            </footer>
            </body>
            </html>
            """;

    private final Html style;

    ReportPage() {
        style = new Html(resource("report.css"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }

    String of(PackageReport report) {
        List<Html> sections = new ArrayList<>();
        sections.add(new NextSteps(report).html());
        sections.add(FileCards.html(report));
        sections.add(ChangeTable.html(report.changes()));
        sections.add(RuleArticles.html(report));
        sections.add(RemarkLists.html(report));
        sections.add(NationalSection.html(report));
        return Html.of(
                        SKELETON,
                        title(report).zh() + " "
                                + Bilingual.verdict(report.verdict()).zh(),
                        style,
                        report.verdict().code(),
                        heading(report),
                        VerdictBanner.html(report),
                        Html.join(sections),
                        footer(report))
                .markup();
    }

    private static Html heading(PackageReport report) {
        Bilingual title = title(report);
        return Html.of(
                """
                <p class="kind">{}</p>
                <h1>{}</h1>
                <p class="package"><bdi>{}</bdi></p>""", Bilingual.of("报送数据检查报告", "Report on a submission").html(), title.html(), report.packageName());
    }

    private static Bilingual title(PackageReport report) {
        PackageReport.Sender sender = report.sender();
        if (sender == null) {
            return Bilingual.of("无法识别的数据包", "A package of unknown origin");
        }
        Bilingual period = Bilingual.period(sender.period());
        String zh = Objects.requireNonNullElse(sender.provinceNameZh(), sender.provinceCode());
        String en = Objects.requireNonNullElse(sender.provinceNameEn(), sender.provinceCode());
        return Bilingual.of(
                zh + " " + period.zh() + " 第" + sender.attempt() + "次报送",
                en + ", " + period.en() + ", attempt " + sender.attempt());
    }

    private static Html footer(PackageReport report) {
        PackageReport.Sender sender = report.sender();
        Html identity = sender == null
                ? Html.NOTHING
                : Html.of(
                        "<p>{} <time datetime=\"{}\">{}</time></p>\n<p>{} <code>{}</code></p>\n",
                        Bilingual.of("清单制作时间", "Manifest made at").html(),
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
                                "同目录 findings.csv 列出每一处问题，report.json 供程序读取。同一数据包的报告逐字节相同。证件号码等个人信息已遮盖。",
                                "findings.csv beside this page lists every finding; report.json is for machines. The same package gives"
                                        + " the same report, byte for byte. Personal values are masked.")
                        .html());
    }
}
