package org.ruralwarehouse.report.page;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.FileSection;
import org.ruralwarehouse.report.document.PackageReport.Rows;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

/** Banner at the top of the page: the outcome of the package in one sentence and three numbers. */
final class VerdictBanner {

    private VerdictBanner() {}

    static Html html(PackageReport report) {
        Html icon = icon(report.verdict());
        Html numbers = numbers(report.files());
        return Html.of("""
                <div class="verdict">
                <p class="sentence" id="verdict">{}<span>{}</span></p>
                {}{}</div>""", icon, sentence(report).html(), superseded(report), numbers);
    }

    /** Icon for readers who cannot distinguish the colours. */
    static Html icon(Verdict verdict) {
        String strokes =
                switch (verdict) {
                    case ACCEPTED -> "M9.5 16.5l4.5 4.5 8.5-10";
                    case ACCEPTED_WITH_QUARANTINED_ROWS -> "M16 9v9M16 22.5v.5";
                    case WAITING -> "M16 9v7.5l5 3";
                    case REFUSED -> "M11 11l10 10M21 11L11 21";
                };
        return Html.of(
                "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\" focusable=\"false\""
                        + " fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.6\""
                        + " stroke-linecap=\"round\" stroke-linejoin=\"round\">"
                        + "<circle cx=\"16\" cy=\"16\" r=\"14\"/><path d=\"{}\"/></svg>",
                strokes);
    }

    static Bilingual sentence(PackageReport report) {
        long files = report.files().size();
        long rejected = report.files().stream()
                .filter(file -> file.verdict() == Verdict.REFUSED)
                .count();
        long quarantined = sum(report.files(), Rows::quarantined);
        return switch (report.verdict()) {
            case ACCEPTED -> Bilingual.of("接收：数据全部计入", "Accepted with all rows");
            case ACCEPTED_WITH_QUARANTINED_ROWS ->
                Bilingual.format(
                        "接收，但有 %,d 行不计入",
                        quarantined == 1
                                ? "Accepted, but %,d row is quarantined"
                                : "Accepted, but %,d rows are quarantined",
                        quarantined);
            case WAITING -> Bilingual.of("等待：数据包尚未传完", "Waiting: the package has not arrived completely");
            case REFUSED ->
                rejected == 0 || rejected == files
                        ? Bilingual.of("退回：数据没有计入", "Rejected: no data were accepted")
                        : Bilingual.format(
                                "部分退回：%2$d 个文件中有 %1$d 个没有计入",
                                "Partly rejected: %1$d of %2$d files were not accepted", rejected, files);
        };
    }

    private static Html superseded(PackageReport report) {
        List<Integer> attempts = report.files().stream()
                .map(FileSection::supersededBy)
                .filter(Objects::nonNull)
                .toList();
        if (attempts.isEmpty()) {
            return Html.EMPTY;
        }
        Bilingual text = attempts.size() == report.files().size()
                ? Bilingual.format(
                        "第%d次报送已取代本次，本次不再计入",
                        "Superseded by attempt %d; this attempt is no longer included", Collections.max(attempts))
                : Bilingual.format(
                        "其中 %d 个文件已被后来的报送取代，不再计入",
                        "%d of the files are superseded by later attempts and no longer included", attempts.size());
        return Html.of("<p class=\"superseded\">{}</p>\n", text.html());
    }

    private static Html numbers(List<FileSection> files) {
        if (files.stream().allMatch(file -> file.rows().accepted() == null)) {
            return Html.EMPTY;
        }
        return Html.of(
                "<dl class=\"numbers\">{}{}{}</dl>\n",
                number("收到行数", "rows received", sum(files, Rows::received)),
                number("计入", "accepted", sum(files, Rows::accepted)),
                number("不计入", "quarantined", sum(files, Rows::quarantined)));
    }

    private static Html number(String zh, String en, long value) {
        return Html.of("<div><dt>{}</dt><dd>{}</dd></div>", Bilingual.of(zh, en).html(), Numbers.grouped(value));
    }

    private static long sum(List<FileSection> files, Function<Rows, @Nullable Long> part) {
        return files.stream()
                .map(FileSection::rows)
                .map(part)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
