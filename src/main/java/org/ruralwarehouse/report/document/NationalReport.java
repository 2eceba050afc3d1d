package org.ruralwarehouse.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport.RuleSection;
import org.ruralwarehouse.report.document.PackageReport.Sender;

/**
 * Findings about one package that require the data of all provinces. It is separate from the report on the package,
 * so that {@code validate} and the office write the same report. Described by {@code report.schema.json}.
 *
 * @param schemaVersion raised when readers of the JSON must change
 * @param sender null when the manifest could not be read
 * @param isCompared false when no file of the package is effective, so that nothing was compared
 * @param rules every violated rule, most severe first
 */
public record NationalReport(
        int schemaVersion, String packageName, @Nullable Sender sender, boolean isCompared, List<RuleSection> rules) {

    /** Returns the number of findings of all rules. */
    public long findingCount() {
        return rules.stream().mapToLong(RuleSection::count).sum();
    }
}
