package org.ruralwarehouse.report.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.document.PackageReport.RuleSection;
import org.ruralwarehouse.report.document.PackageReport.Sender;

/**
 * What only all provinces together show about one package. Kept apart from the report on it, which says the same to a
 * province that checks its package alone. {@code report.schema.json} describes it too.
 *
 * @param schemaVersion raised when a reader of the JSON would have to change
 * @param sender null when the manifest could not be read
 * @param isCompared false when nothing of the package counts, so that there was nothing to compare
 * @param rules every rule that was broken, gravest first
 */
public record NationalReport(
        int schemaVersion, String packageName, @Nullable Sender sender, boolean isCompared, List<RuleSection> rules) {

    public long findingCount() {
        return rules.stream().mapToLong(RuleSection::count).sum();
    }
}
