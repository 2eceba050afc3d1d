package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;

/**
 * What a province says in its package about findings that it expects. It is shown beside them and changes nothing.
 *
 * @param rule code of the rule that is spoken of
 * @param dataset that is meant; null = every dataset of the package
 * @param line line of the file that is meant; null = every line
 * @param reason in the words of the province
 */
public record Explanation(
        String rule, @Nullable String dataset, @Nullable Long line, String reason) {

    /** Whether a finding is one of those that are spoken of. */
    public boolean explains(String code, @Nullable String findingDataset, @Nullable Long findingLine) {
        return rule.equals(code)
                && (dataset == null || dataset.equals(findingDataset))
                && (line == null || line.equals(findingLine));
    }
}
