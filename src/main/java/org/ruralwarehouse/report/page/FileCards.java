package org.ruralwarehouse.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.ControlTotal;
import org.ruralwarehouse.report.document.PackageReport.FileSection;
import org.ruralwarehouse.report.document.PackageReport.Rows;
import org.ruralwarehouse.submission.LandingReceipt;

/** Cards of the files: declared and received values, and how many rows were accepted and quarantined. */
final class FileCards {

    private static final String DASH = "\u2013";
    private static final Bilingual DECLARED = Bilingual.of("申报", "declared");
    private static final Bilingual RECEIVED = Bilingual.of("收到", "received");
    private static final Bilingual DIFFERENCE = Bilingual.of("差额", "difference");

    private FileCards() {}

    static Html html(PackageReport report) {
        if (report.files().isEmpty()) {
            return Html.EMPTY;
        }
        return Html.of(
                """
                <section aria-labelledby="files">
                <h2 id="files">{}</h2>
                <div class="files">
                {}
                </div>
                </section>""",
                Bilingual.of("各文件：申报与收到", "Files: declared and received").html(),
                Html.join(report.files().stream().map(FileCards::card).toList()));
    }

    private static Html card(FileSection file) {
        return Html.of(
                """
                <article class="file {}">
                <h3>{}<span class="name"><bdi>{}</bdi></span></h3>
                <p class="state">{}</p>
                {}{}{}
                <p class="read">{}</p>
                </article>""",
                file.verdict().code(),
                file.title() == null ? Html.EMPTY : Html.of("<span lang=\"zh-CN\">{}</span> ", file.title()),
                file.fileName(),
                Bilingual.verdict(file.verdict()).html(),
                superseded(file),
                equation(file.rows()),
                table(file),
                format(file));
    }

    private static Html superseded(FileSection file) {
        return file.supersededBy() == null
                ? Html.EMPTY
                : Html.of(
                        "<p class=\"replaced\">{}</p>\n",
                        Bilingual.format(
                                        "第%d次报送已取代本文件，本文件不再计入",
                                        "Superseded by attempt %d; this file is no longer included",
                                        file.supersededBy())
                                .html());
    }

    /** Shows received = accepted + quarantined. */
    private static Html equation(Rows rows) {
        Long received = rows.received();
        Long accepted = rows.accepted();
        Long quarantined = rows.quarantined();
        if (received == null || accepted == null || quarantined == null) {
            return Html.EMPTY;
        }
        return Html.of(
                """
                <p class="equation">{}{}{}</p>
                """,
                term("", received, "收到", "received"),
                term("=", accepted, "计入", "accepted"),
                term("+", quarantined, "不计入", "quarantined"));
    }

    private static Html term(String sign, long value, String zh, String en) {
        return Html.of(
                "<span class=\"term\"><span class=\"sign\">{}</span><b>{}</b> {}</span> ",
                sign,
                Numbers.grouped(value),
                Bilingual.of(zh, en).html());
    }

    private static Html table(FileSection file) {
        List<Html> lines = new ArrayList<>();
        Rows rows = file.rows();
        if (rows.declared() != null) {
            Long difference = rows.received() == null ? null : rows.received() - rows.declared();
            lines.add(row(
                    Bilingual.of("数据行数", "data rows").html(),
                    String.valueOf(rows.declared()),
                    rows.received() == null ? null : String.valueOf(rows.received()),
                    difference == null ? null : difference > 0 ? "+" + difference : String.valueOf(difference)));
        }
        for (ControlTotal total : file.controlTotals()) {
            boolean isUnchecked = total.arrived() == null && rows.received() != null;
            lines.add(
                    isUnchecked
                            ? unchecked(total)
                            : row(column(total), total.declared(), total.arrived(), total.difference()));
        }
        return lines.isEmpty()
                ? Html.EMPTY
                : Html.of(
                        """
                        <table class="totals" role="table">
                        <caption>{}</caption>
                        <thead role="rowgroup"><tr role="row"><td role="cell"></td>{}{}{}</tr></thead>
                        <tbody role="rowgroup">
                        {}
                        </tbody>
                        </table>""",
                        Bilingual.of("行数与控制总数", "Row count and control totals").html(),
                        head(DECLARED),
                        head(RECEIVED),
                        head(DIFFERENCE),
                        Html.join(lines));
    }

    private static Html head(Bilingual label) {
        return Html.of("<th scope=\"col\" role=\"columnheader\">{}</th>", label.html());
    }

    private static Html column(ControlTotal total) {
        return total.title() == null
                ? Html.of("<code>{}</code>", total.column())
                : Html.of("<span lang=\"zh-CN\">{}</span> <code>{}</code>", total.title(), total.column());
    }

    private static Html row(Html name, String declared, @Nullable String received, @Nullable String difference) {
        boolean matches = difference != null && difference.matches("0(\\.0+)?");
        Html last = matches
                ? Html.of(
                        "<span class=\"agrees\">{}</span>",
                        Bilingual.of("一致", "matches").html())
                : difference == null ? Html.text(DASH) : Html.of("<b>{}</b>", Numbers.grouped(difference));
        return Html.of(
                "<tr role=\"row\" class=\"{}\"><th scope=\"row\" role=\"rowheader\">{}</th>{}{}{}</tr>",
                matches || difference == null ? "same" : "differs",
                name,
                cell(DECLARED, Html.text(Numbers.grouped(declared))),
                cell(RECEIVED, Html.text(Objects.requireNonNullElse(Numbers.grouped(received), DASH))),
                cell(DIFFERENCE, last));
    }

    /** A control total for a column that is not a number of this dataset: it cannot be checked. */
    private static Html unchecked(ControlTotal total) {
        return Html.of(
                "<tr role=\"row\" class=\"differs\"><th scope=\"row\" role=\"rowheader\">{}</th>{}{}{}</tr>",
                column(total),
                cell(DECLARED, Html.text(Numbers.grouped(total.declared()))),
                cell(RECEIVED, Html.text(DASH)),
                cell(DIFFERENCE, Bilingual.of("没有此列", "no such column").html()));
    }

    /** The label is visible on a phone only, where the table head is hidden. */
    private static Html cell(Bilingual label, Html content) {
        return Html.of(
                "<td role=\"cell\"><span class=\"label\" aria-hidden=\"true\">{}</span>"
                        + " <span class=\"content\">{}</span></td>",
                label.html(),
                content);
    }

    private static Html format(FileSection file) {
        String encoding = file.encoding();
        if (encoding == null) {
            return Bilingual.of("未读入", "not read").html();
        }
        boolean isWorkbook = encoding.equals(LandingReceipt.WORKBOOK);
        return Bilingual.of(
                        (isWorkbook ? "工作簿 " : "编码 ") + encoding + "，合同版本 " + file.contractVersion(),
                        (isWorkbook ? "workbook " : "encoding ") + encoding + ", contract version "
                                + file.contractVersion())
                .html();
    }
}
