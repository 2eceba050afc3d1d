package org.ruralwarehouse.generate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileStyle;

/**
 * Who sends what in a generated sample, as {@code scenario.yml} says it.
 *
 * @param periods first attempts of all senders, by period
 * @param specials packages besides these
 */
record Scenario(
        long seed,
        Map<String, Scale> scales,
        Map<String, DatasetPlan> datasets,
        Map<String, PeriodPlan> periods,
        List<Sender> senders,
        List<Special> specials) {

    /**
     * How large a sample is.
     *
     * @param personsPerRow what a row of a sampled dataset stands for
     * @param container overrides that of the senders: nobody zips gigabytes to unzip them in the next step
     * @param periods datasets by period when none are asked for; null = everything
     */
    record Scale(
            @JsonProperty("persons_per_row") int personsPerRow,
            @Nullable Container container,
            @Nullable Map<String, List<String>> periods) {}

    /**
     * What a dataset needs besides its contract and its SQL.
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

    /** When the first attempts of a period were made, and what they hold. */
    record PeriodPlan(String created, List<String> datasets) {}

    /** A province and its habits. */
    record Sender(
            String province,
            String name,
            Container container,
            String encoding,
            @Nullable String declared,
            boolean bom,
            @JsonProperty("line_end") FileStyle.@Nullable LineEnd lineEnd,
            FileStyle.Header header,
            @Nullable String delimiter) {

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

    /** One package besides the first attempts. */
    record Special(
            String province,
            String period,
            int attempt,
            List<String> datasets,
            String created,
            @Nullable Container container,
            @Nullable Damage damage) {}
}
