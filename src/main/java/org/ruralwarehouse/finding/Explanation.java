package org.ruralwarehouse.finding;

import org.jspecify.annotations.Nullable;

/**
 * Comment of a province on findings that it expects. It appears beside the findings and has no other effect.
 *
 * @param rule code of the rule
 * @param dataset dataset of the findings; null = every dataset of the package
 * @param line line of the file; null = every line
 * @param reason the reason as written by the province
 */
public record Explanation(
        String rule, @Nullable String dataset, @Nullable Long line, String reason) {}
