package org.ruralwarehouse.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;

/** Thresholds as written in a settings file: by dataset, then by rule. */
record ThresholdsFile(
        @JsonProperty("from_rows") @Nullable Long fromRows,
        @JsonProperty("default") @Nullable Map<String, Share> defaults,
        @Nullable Map<String, Map<String, Share>> datasets) {

    /** Action for a submission beyond a limit. */
    enum Action {
        WARN,
        REFUSE
    }

    /** One limit. */
    record Share(BigDecimal percent, @Nullable Action action) {

        Threshold of(@Nullable String dataset, String rule) {
            return new Threshold(dataset, rule, percent, action == Action.REFUSE);
        }
    }

    Thresholds toThresholds() {
        List<Threshold> list = new ArrayList<>();
        if (defaults == null) {
            list.addAll(Thresholds.standard().list());
        } else {
            defaults.forEach((rule, share) -> list.add(share.of(null, rule)));
        }
        if (datasets != null) {
            datasets.forEach((dataset, shares) -> shares.forEach((rule, share) -> list.add(share.of(dataset, rule))));
        }
        return new Thresholds(fromRows == null ? Thresholds.standard().fromRows() : fromRows, list);
    }
}
