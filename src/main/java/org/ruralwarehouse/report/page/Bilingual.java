package org.ruralwarehouse.report.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.report.document.PackageReport;

/**
 * A text in Chinese and English with the same content.
 *
 * @param zh Chinese
 * @param en English
 */
record Bilingual(String zh, String en) {

    static Bilingual of(String zh, String en) {
        return new Bilingual(zh, en);
    }

    /**
     * Formats both texts with the same values; use indexes where the order differs. Flag {@code ,} groups thousands.
     */
    static Bilingual format(String zh, String en, @Nullable Object... values) {
        return new Bilingual(String.format(Locale.ROOT, zh, values), String.format(Locale.ROOT, en, values));
    }

    Html html() {
        return Html.of("<span lang=\"zh-CN\">{}</span> <span lang=\"en\">{}</span>", zh, en);
    }

    static Bilingual severity(String severity) {
        return switch (severity) {
            case "error" -> of("错误", "Error");
            case "warning" -> of("警告", "Warning");
            default -> of("提示", "Note");
        };
    }

    static Bilingual effect(String effect) {
        return switch (effect) {
            case "submission_waits" -> of("数据包暂不处理", "the package is not processed yet");
            case "submission_refused" -> of("整个文件不计入", "the whole file is rejected");
            case "row_quarantined" -> of("所在行不计入", "the row is quarantined");
            case "waived" -> of("已豁免，照常计入", "waived; the row is accepted");
            case "release_held" -> of("全国数据暂缓发布", "the national release is not published");
            default -> of("照常计入，请核对", "accepted; please check");
        };
    }

    static Bilingual verdict(PackageReport.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> of("接收", "Accepted");
            case ACCEPTED_WITH_QUARANTINED_ROWS -> of("接收，部分行不计入", "Accepted with quarantined rows");
            case WAITING -> of("等待", "Waiting");
            case REFUSED -> of("退回", "Rejected");
        };
    }

    /** Formats a period for readers. */
    static Bilingual period(Period period) {
        return of(period.nameZh(), period.text());
    }
}
