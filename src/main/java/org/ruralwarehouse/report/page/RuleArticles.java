package org.ruralwarehouse.report.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.RuleChange;
import org.ruralwarehouse.report.document.PackageReport.RuleSection;

/** Section of the findings, one article for each rule, most severe first: what is wrong, how to fix it, and where. */
final class RuleArticles {

    private static final int MAX_EXAMPLES = 5;
    private static final int MIN_INDEXED_RULES = 4;

    private final Map<String, RuleChange> changes;
    private final List<Explanation> explanations;
    private final String tableFile;

    private RuleArticles(Map<String, RuleChange> changes, List<Explanation> explanations, String tableFile) {
        this.changes = changes;
        this.explanations = explanations;
        this.tableFile = tableFile;
    }

    static Html html(PackageReport report) {
        Map<String, RuleChange> changes = report.changes() == null
                ? Map.of()
                : report.changes().rules().stream().collect(Collectors.toMap(RuleChange::code, Function.identity()));
        RuleArticles articles = new RuleArticles(changes, report.explanations(), "findings.csv");
        Html content = report.rules().isEmpty()
                ? Html.of("<p>{}</p>", Bilingual.of("没有发现问题。", "No findings.").html())
                : Html.of("{}\n{}\n{}", counts(report), index(report), articles.list(report.rules()));
        return Html.of("""
                <section aria-labelledby="findings">
                <h2 id="findings">{}</h2>
                {}
                </section>""", Bilingual.of("发现的问题", "Findings").html(), content);
    }

    /** Articles of findings without previous attempt. */
    static Html list(List<RuleSection> rules, String tableFile) {
        return new RuleArticles(Map.of(), List.of(), tableFile).list(rules);
    }

    private static Html counts(PackageReport report) {
        return Html.of(
                "<ul class=\"counts\">\n{}\n</ul>",
                Html.join(List.of("error", "warning", "info").stream()
                        .filter(severity -> report.count(severity) > 0)
                        .map(severity -> Html.of(
                                "<li><span class=\"badge {}\">{}</span> <b>{}</b></li>",
                                severity,
                                Bilingual.severity(severity).html(),
                                Numbers.grouped(report.count(severity))))
                        .toList()));
    }

    /** Index of all rules; left out when there are few rules. */
    private static Html index(PackageReport report) {
        if (report.rules().size() < MIN_INDEXED_RULES) {
            return Html.EMPTY;
        }
        return Html.of(
                "<ul class=\"index\">\n{}\n</ul>",
                Html.join(report.rules().stream()
                        .map(rule -> Html.of(
                                "<li class=\"{}\"><a href=\"#{}\">{}</a> <b>{}</b></li>",
                                rule.severity(),
                                anchor(rule),
                                Bilingual.of(rule.messageZh(), rule.messageEn()).html(),
                                Numbers.grouped(rule.count())))
                        .toList()));
    }

    private static String anchor(RuleSection rule) {
        return String.join("-", "rule", rule.code(), rule.severity(), rule.effect());
    }

    private Html list(List<RuleSection> rules) {
        return Html.join(rules.stream().map(this::article).toList());
    }

    private Html article(RuleSection rule) {
        List<PackageReport.Place> shown =
                rule.examples().stream().limit(MAX_EXAMPLES).toList();
        return Html.of(
                """
                <article class="rule {}" id="{}">
                <h3><span class="badge {}">{}</span> {}</h3>
                <p class="meta"><span class="count">{}</span> <span class="effect">{}</span> <code>{}</code></p>
                {}<p class="fix"><strong>{}</strong> {}</p>
                {}{}
                {}
                </article>""",
                rule.severity(),
                anchor(rule),
                rule.severity(),
                Bilingual.severity(rule.severity()).html(),
                Bilingual.of(rule.messageZh(), rule.messageEn()).html(),
                count(rule.count()).html(),
                Bilingual.effect(rule.effect()).html(),
                rule.code(),
                change(changes.get(rule.code())),
                Bilingual.of("如何更正", "How to fix it").html(),
                Bilingual.of(rule.fixZh(), rule.fixEn()).html(),
                explanationsOf(rule.code()),
                ExampleTable.html(shown, !changes.isEmpty()),
                remainder(rule.count() - shown.size()));
    }

    private static Bilingual count(long count) {
        return Bilingual.format("%,d 处", count == 1 ? "%,d finding" : "%,d findings", count);
    }

    private static Html change(@Nullable RuleChange change) {
        return change == null
                ? Html.EMPTY
                : Html.of(
                        "<p class=\"change\">{}</p>\n",
                        Bilingual.format(
                                        "与上一次相比：新出现 %,d，仍存在 %,d，已更正 %,d",
                                        "Since the previous attempt: %,d new, %,d still present, %,d corrected",
                                        change.added(),
                                        change.stillThere(),
                                        change.corrected())
                                .html());
    }

    private Html explanationsOf(String code) {
        return Html.join(explanations.stream()
                .filter(explanation -> explanation.rule().equals(code))
                .map(explanation -> Html.of(
                        "<p class=\"explained\"><strong>{}</strong> <bdi>{}</bdi> <span class=\"scope\">{}</span></p>",
                        Bilingual.of("报送方说明", "Sender's explanation").html(),
                        explanation.reason(),
                        ExplanationLists.scope(explanation)))
                .toList());
    }

    private Html remainder(long count) {
        return count <= 0
                ? Html.EMPTY
                : Html.of(
                        "<p class=\"more\">{}</p>",
                        Bilingual.format("另有 %,d 处，见 %s", "%,d more in %s", count, tableFile)
                                .html());
    }
}
