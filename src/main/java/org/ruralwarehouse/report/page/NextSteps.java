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
                Bilingual.of("下一步", "Next steps").html(),
                steps.size() == 1 ? items : Html.of("<ol>\n{}\n</ol>", items));
    }

    List<Bilingual> list() {
        List<Bilingual> steps = new ArrayList<>();
        switch (report.verdict()) {
            case WAITING -> {
                steps.add(Bilingual.of(
                        "仍在上传的，无需处理：下一次夜间作业将再次检查。",
                        "If the upload is still running, do nothing. The next nightly run checks the package again."));
                steps.add(Bilingual.of(
                        "已上传完毕的，请重新上传整个数据包。", "If the upload has finished, upload the whole package again."));
            }
            case REFUSED ->
                addCorrectionSteps(steps, "按下列标为“错误”的各条逐项更正。", "Correct all findings that are marked as errors below.");
            case ACCEPTED_WITH_QUARANTINED_ROWS -> addQuarantineSteps(steps);
            case ACCEPTED -> {}
        }
        addWarningStep(steps);
        if (steps.isEmpty()) {
            steps.add(Bilingual.of("没有需要处理的事项。", "No action is needed."));
        }
        return steps;
    }

    private void addQuarantineSteps(List<Bilingual> steps) {
        long errors = report.count("error");
        if (errors == 0) {
            steps.add(Bilingual.of(
                    "无需重新报送：不计入的仅为合计行等非数据行。",
                    "No new submission is needed: only rows that are not data, such as totals rows, are quarantined."));
            return;
        }
        addCorrectionSteps(
                steps,
                Bilingual.format(
                        "更正 %,d 处错误，逐处清单见 findings.csv。",
                        errors == 1
                                ? "Correct %,d error; findings.csv shows its location."
                                : "Correct %,d errors; findings.csv lists all of them.",
                        errors));
    }

    private void addCorrectionSteps(List<Bilingual> steps, String zh, String en) {
        addCorrectionSteps(steps, Bilingual.of(zh, en));
    }

    private void addCorrectionSteps(List<Bilingual> steps, Bilingual correction) {
        steps.add(correction);
        steps.add(Bilingual.of(
                "重新生成清单 datapackage.json：字节数、SHA-256、行数和控制总数。",
                "Create the manifest datapackage.json again: sizes, SHA-256, row counts and control totals."));
        PackageReport.Sender sender = report.sender();
        if (sender == null) {
            steps.add(Bilingual.of("重新报送整个数据包。", "Submit the whole package again."));
        } else {
            steps.add(Bilingual.format(
                    "将报送次数（rural:attempt）改为 %d，重新报送整个数据包；本数据包尚未报送的，次数不变。",
                    "Set rural:attempt to %d and submit the whole package again."
                            + " If this package has not been submitted yet, keep its number.",
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
                    "核对 %,d 处警告；数据属实的，请在数据包的 explanations.csv 中说明原因。",
                    (warnings == 1 ? "Check %,d warning." : "Check %,d warnings.")
                            + " If the data are correct, explain the reason in explanations.csv in the package.",
                    warnings));
        }
    }
}
