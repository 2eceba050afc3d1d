package org.ruralwarehouse.report.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport.Changes;
import org.ruralwarehouse.report.document.PackageReport.PreviousAttempt;
import org.ruralwarehouse.report.document.PackageReport.RuleChange;

/** Section on the changes since the previous attempt: corrected, still present and new findings, rule by rule. */
final class ChangeTable {

    private static final int MAX_EXAMPLES = 3;

    private ChangeTable() {}

    static Html html(@Nullable Changes changes) {
        if (changes == null) {
            return Html.EMPTY;
        }
        return Html.of(
                """
                <section aria-labelledby="changes">
                <h2 id="changes">{}</h2>
                <p class="against">{}</p>
                <dl class="numbers changes">
                <div class="mended"><dt>{}</dt><dd>{}</dd></div>
                <div class="still"><dt>{}</dt><dd>{}</dd></div>
                <div class="new"><dt>{}</dt><dd>{}</dd></div>
                </dl>
                {}
                </section>""",
                Bilingual.of("与上一次相比", "Changes since the previous attempt").html(),
                comparedWith(changes).html(),
                corrected().html(),
                Numbers.grouped(changes.corrected()),
                stillPresent().html(),
                Numbers.grouped(changes.stillThere()),
                added().html(),
                Numbers.grouped(changes.fresh()),
                table(changes.rules()));
    }

    private static Bilingual corrected() {
        return Bilingual.of("已更正", "corrected");
    }

    private static Bilingual stillPresent() {
        return Bilingual.of("仍存在", "still present");
    }

    static Bilingual added() {
        return Bilingual.of("新出现", "new");
    }

    /** Lists the previous attempts. Most packages have a single previous package. */
    private static Bilingual comparedWith(Changes changes) {
        Map<String, List<PreviousAttempt>> packages = changes.previous().stream()
                .collect(Collectors.groupingBy(
                        p -> p.attempt() + "|" + p.packageName(), TreeMap::new, Collectors.toList()));
        return Bilingual.of(
                "对照 "
                        + packages.values().stream()
                                .map(files -> "第" + files.get(0).attempt() + "次报送 "
                                        + files.get(0).packageName() + "（"
                                        + names(files, p -> p.title() == null ? p.dataset() : p.title(), "、") + "）")
                                .collect(Collectors.joining("；")),
                "Compared with "
                        + packages.values().stream()
                                .map(files -> "attempt " + files.get(0).attempt() + " "
                                        + files.get(0).packageName() + " ("
                                        + names(files, PreviousAttempt::dataset, ", ")
                                        + ")")
                                .collect(Collectors.joining("; ")));
    }

    private static String names(List<PreviousAttempt> files, Function<PreviousAttempt, String> name, String separator) {
        return files.stream().map(name).collect(Collectors.joining(separator));
    }

    /** Table of the rules with new or corrected findings; other rules are listed among the findings. */
    private static Html table(List<RuleChange> all) {
        List<RuleChange> rules = all.stream()
                .filter(rule -> rule.added() > 0 || rule.corrected() > 0)
                .toList();
        if (rules.isEmpty()) {
            return Html.EMPTY;
        }
        return Html.of(
                """
                <table class="compare">
                <thead>
                <tr><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th><th scope="col">{}</th></tr>
                </thead>
                <tbody>
                {}
                </tbody>
                </table>""",
                Bilingual.of("规则", "rule").html(),
                corrected().html(),
                stillPresent().html(),
                added().html(),
                Html.join(rules.stream().map(ChangeTable::row).toList()));
    }

    private static Html row(RuleChange rule) {
        return Html.of(
                "<tr><th scope=\"row\"><span class=\"badge {}\">{}</span> {}{}</th>{}{}{}</tr>",
                rule.severity(),
                Bilingual.severity(rule.severity()).html(),
                Bilingual.of(rule.messageZh(), rule.messageEn()).html(),
                correctedLocations(rule),
                count("mended", rule.corrected()),
                count("still", rule.stillThere()),
                count("new", rule.added()));
    }

    private static Html count(String what, long number) {
        return number == 0
                ? new Html("<td class=\"none\">0</td>")
                : Html.of("<td class=\"{}\">{}</td>", what, Numbers.grouped(number));
    }

    private static Html correctedLocations(RuleChange rule) {
        if (rule.correctedExamples().isEmpty()) {
            return Html.EMPTY;
        }
        String more = rule.corrected() > MAX_EXAMPLES ? " …" : "";
        String places = rule.correctedExamples().stream()
                .limit(MAX_EXAMPLES)
                .map(ExampleTable::position)
                .collect(Collectors.joining(", "));
        return Html.of(
                "<small>{} <bdi>{}</bdi></small>",
                Bilingual.of("已更正：", "corrected:").html(),
                places + more);
    }
}
