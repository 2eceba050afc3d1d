package org.ruralwarehouse.report.page;

import java.util.Objects;
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

    /** Names a package by its sender, period and attempt. */
    static Bilingual title(PackageReport.@Nullable Sender sender) {
        if (sender == null) {
            return new Bilingual("无法识别的数据包", "Unidentified package");
        }
        Bilingual period = period(sender.period());
        String zh = Objects.requireNonNullElse(sender.provinceNameZh(), sender.provinceCode());
        String en = Objects.requireNonNullElse(sender.provinceNameEn(), sender.provinceCode());
        return new Bilingual(
                zh + " " + period.zh() + " 第" + sender.attempt() + "次报送",
                en + ", " + period.en() + ", attempt " + sender.attempt());
    }

    static Bilingual verdict(PackageReport.Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED -> new Bilingual("接收", "Accepted");
            case ACCEPTED_WITH_QUARANTINED_ROWS -> new Bilingual("接收，部分行不计入", "Accepted with quarantined rows");
            case WAITING -> new Bilingual("等待", "Waiting");
            case REFUSED -> new Bilingual("退回", "Rejected");
        };
    }

    /** Formats a period for readers. */
    static Bilingual period(Period period) {
        return new Bilingual(period.nameZh(), period.text());
    }
}
