package org.ruralwarehouse.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileStyle;

/**
 * Senders and packages of a generated sample, read from {@code scenario.yml}.
 *
 * @param periods first attempts of all senders, by period
 * @param specials additional packages
 */
record Scenario(
        long seed,
        Map<String, Scale> scales,
        Map<String, DatasetPlan> datasets,
        Map<Period, PeriodPlan> periods,
        List<Sender> senders,
        List<Special> specials) {

    /**
     * Size of a sample.
     *
     * @param personsPerRow value of the manifest property for sampled datasets
     * @param container overrides the containers of the senders; a national sample is not worth compressing
     * @param periods default datasets by period; null = all
     */
    record Scale(
            @JsonProperty("persons_per_row") int personsPerRow,
            @Nullable Container container,
            @Nullable Map<Period, List<String>> periods) {}

    /**
     * Properties of a dataset that its contract and its SQL do not have.
     *
     * @param controlTotals fields whose sums the manifest states
     * @param rows a SELECT that counts the rows of one province and period, for the disk check
     */
    record DatasetPlan(
            @JsonProperty("is_sampled") boolean isSampled,
            @JsonProperty("control_totals") List<String> controlTotals,
            @JsonProperty("bytes_per_row") int bytesPerRow,
            String rows) {

        DatasetPlan {
            controlTotals = controlTotals == null ? List.of() : List.copyOf(controlTotals);
        }
    }

    /** Creation time and datasets of the first attempts of a period. */
    record PeriodPlan(String created, List<String> datasets) {}

    /**
     * A province and the style of its files.
     *
     * @param name name of its sub-folder of the inbox, and of its packages
     * @param isSigning true when it signs its packages with {@code keys/<name>.pem}
     */
    record Sender(
            String province,
            String name,
            Container container,
            String encoding,
            @Nullable String declared,
            boolean bom,
            @JsonProperty("line_end") FileStyle.@Nullable LineEnd lineEnd,
            FileStyle.Header header,
            @Nullable String delimiter,
            @JsonProperty("is_signing") boolean isSigning) {

        FileStyle style() {
            return new FileStyle(
                    encoding,
                    declared == null ? encoding : declared,
                    bom,
                    lineEnd == null ? FileStyle.LineEnd.LF : lineEnd,
                    header,
                    delimiter == null ? "," : delimiter);
        }
    }

    /** A package in addition to the first attempts. */
    record Special(
            String province,
            Period period,
            int attempt,
            List<String> datasets,
            String created,
            @Nullable Container container,
            @Nullable Damage damage) {}
}
