package org.ruralwarehouse.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ruralwarehouse.report.document.PackageReport;

/** Section with the next steps of the sender, in order. */
final class NextSteps {

    private final PackageReport report;

    NextSteps(PackageReport report) {
        this.report = report;
    }

    Html html() {
        List<Bilingual> steps = list();
        String element = steps.size() == 1 ? "p" : "li";
        Html items = Html.join(steps.stream()
                .map(step -> Html.of("<" + element + ">{}</" + element + ">", step.html()))
                .toList());
        return Html.of(
                """
                <section class="steps" aria-labelledby="steps">
                <h2 id="steps">{}</h2>
                {}
                </section>""",
                Bilingual.of("现在要做什么", "What to do now").html(),
                steps.size() == 1 ? items : Html.of("<ol>\n{}\n</ol>", items));
    }

    List<Bilingual> list() {
        List<Bilingual> steps = new ArrayList<>();
        switch (report.verdict()) {
            case WAITING -> {
                steps.add(Bilingual.of(
                        "还在上传的，不必处理：下一次夜间作业会再看。",
                        "While it is still being copied, do nothing: the next night looks again."));
                steps.add(Bilingual.of("已经传完的，请重新上传整个数据包。", "If the copy has ended, send the whole package again."));
            }
            case REFUSED -> addCorrectionSteps(steps, "按下面标为“错误”的各条更正。", "Mend what is marked as an error below.");
            case ACCEPTED_WITH_QUARANTINED_ROWS -> addQuarantineSteps(steps);
            case ACCEPTED -> {}
        }
        addWarningStep(steps);
        if (steps.isEmpty()) {
            steps.add(Bilingual.of("没有需要处理的事项。", "Nothing."));
        }
        return steps;
    }

    private void addQuarantineSteps(List<Bilingual> steps) {
        long errors = report.count("error");
        if (errors == 0) {
            steps.add(Bilingual.of(
                    "不必重新报送：不计入的只是合计行之类不是数据的行。",
                    "No need to send it again: the rows that do not count are no data, such as rows of totals."));
            return;
        }
        addCorrectionSteps(
                steps,
                Bilingual.format(
                        "更正 %,d 处错误，逐处清单见 findings.csv。",
                        errors == 1
                                ? "Mend %,d error; findings.csv says where."
                                : "Mend %,d errors; findings.csv lists them one by one.",
                        errors));
    }

    private void addCorrectionSteps(List<Bilingual> steps, String zh, String en) {
        addCorrectionSteps(steps, Bilingual.of(zh, en));
    }

    private void addCorrectionSteps(List<Bilingual> steps, Bilingual correction) {
        steps.add(correction);
        steps.add(Bilingual.of(
                "重新制作清单 datapackage.json：字节数、SHA-256、行数和控制总数。",
                "Make the manifest datapackage.json again: sizes, SHA-256, row counts and control totals."));
        PackageReport.Sender sender = report.sender();
        if (sender == null) {
            steps.add(Bilingual.of("重新报送整个数据包。", "Send the whole package again."));
        } else {
            steps.add(Bilingual.format(
                    "把报送次数（rural:attempt）改为 %d，重新报送整个数据包；本次尚未报送的不必改。",
                    "Raise rural:attempt to %d and send the whole package again; keep the number if this one was never sent.",
                    nextAttempt(sender)));
        }
    }

    /** Returns an unused attempt number. For some of the files a later attempt may have arrived. */
    private int nextAttempt(PackageReport.Sender sender) {
        int used = report.files().stream()
                .map(PackageReport.FileSection::supersededBy)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
        return Math.max(used, sender.attempt()) + 1;
    }

    private void addWarningStep(List<Bilingual> steps) {
        long warnings = report.count("warning");
        if (warnings > 0 && report.verdict() != PackageReport.Verdict.WAITING) {
            steps.add(Bilingual.format(
                    "核对 %,d 处警告；数据确实如此的，请在数据包的 explanations.csv 中说明原因。",
                    warnings == 1
                            ? "Look at %,d warning; where the data are right, say why in explanations.csv in the package."
                            : "Look at %,d warnings; where the data are right, say why in explanations.csv in the package.",
                    warnings));
        }
    }
}
