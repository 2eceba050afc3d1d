package org.ruralwarehouse.report.page;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.report.document.PackageReport;

/** Lists of waivers and explanations: rule, scope, reason and person. */
final class ExplanationLists {

    private ExplanationLists() {}

    static Html html(PackageReport report) {
        List<Html> lists = new ArrayList<>();
        if (!report.waivers().isEmpty()) {
            lists.add(list(
                    "waivers",
                    Bilingual.of("豁免的规则", "Waived rules"),
                    report.waivers().stream().map(ExplanationLists::waiver).toList()));
        }
        if (!report.explanations().isEmpty()) {
            lists.add(list(
                    "explanations",
                    Bilingual.of("报送方的说明", "Sender's explanations"),
                    report.explanations().stream()
                            .map(ExplanationLists::explanation)
                            .toList()));
        }
        return Html.join(lists);
    }

    private static Html list(String id, Bilingual heading, List<Html> items) {
        return Html.of("""
                <section aria-labelledby="{}">
                <h2 id="{}">{}</h2>
                <ul class="remarks">
                {}
                </ul>
                </section>""", id, id, heading.html(), Html.join(items));
    }

    private static Html waiver(Waiver waiver) {
        String until = waiver.until() == null ? "" : String.valueOf(waiver.until());
        return Html.of(
                "<li><p><code>{}</code> <span class=\"scope\">{}</span></p><p><bdi>{}</bdi></p>"
                        + "<p class=\"who\">{}</p></li>",
                waiver.rule(),
                waiver.dataset(),
                waiver.reason(),
                Bilingual.of(
                                waiver.who() + "，" + waiver.grantedOn() + (until.isEmpty() ? "" : "，有效至 " + until),
                                waiver.who() + ", " + waiver.grantedOn() + (until.isEmpty() ? "" : ", until " + until))
                        .html());
    }

    private static Html explanation(Explanation explanation) {
        return Html.of(
                "<li><p><code>{}</code> <span class=\"scope\">{}</span></p><p><bdi>{}</bdi></p></li>",
                explanation.rule(),
                scope(explanation),
                explanation.reason());
    }

    /** Scope of an explanation: the package, a dataset, or one line of it. */
    static Html scope(Explanation explanation) {
        Long line = explanation.line();
        if (explanation.dataset() == null) {
            return Bilingual.of("整个数据包", "whole package").html();
        }
        return line == null
                ? Html.of("<code>{}</code>", explanation.dataset())
                : Html.of(
                        "<code>{}</code> {}",
                        explanation.dataset(),
                        Bilingual.of("第 " + line + " 行", "line " + line).html());
    }
}
