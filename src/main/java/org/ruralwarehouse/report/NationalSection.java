package org.ruralwarehouse.report;

import java.util.List;

/** What only all provinces together can show, kept apart: a province cannot see it before it sends. */
final class NationalSection {

    private NationalSection() {}

    static Html html(PackageReport report) {
        List<PackageReport.RuleSection> rules = report.national();
        boolean isRead = report.verdict().compareTo(PackageReport.Verdict.ACCEPTED_WITH_QUARANTINED_ROWS) <= 0
                || report.files().stream().anyMatch(file -> file.rows().received() != null);
        if (rules != null && rules.isEmpty() && !isRead) {
            return section(Html.of(
                    "<p>{}</p>",
                    Bilingual.of(
                                    "数据没有读入，未与全国数据对照。",
                                    "Nothing was read in, so nothing was compared with the data of all provinces.")
                            .html()));
        }
        if (rules != null && rules.isEmpty()) {
            return section(Html.of(
                    "<p>{}</p>",
                    Bilingual.of("与全国数据对照，没有发现问题。", "Nothing was found against the data of all provinces.")
                            .html()));
        }
        return rules == null
                ? section(Html.of(
                        "<p>{}</p>",
                        Bilingual.of(
                                        "本报告没有与其他省份和往期的数据对照；国家局收到后才能对照。",
                                        "This report was made without the data of other provinces; the office compares them when the package has arrived.")
                                .html()))
                : section(RuleArticles.list(rules, "national.csv"));
    }

    private static Html section(Html content) {
        return Html.of("""
                <section class="national" aria-labelledby="national">
                <h2 id="national">{}</h2>
                {}
                </section>""", Bilingual.of("全国对照", "Against all provinces").html(), content);
    }
}
