package org.ruralwarehouse.report.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Waiver;

/**
 * What a province is told about one package, at night and when it checks the package itself. The same package gives the same report, byte for byte. {@code
 * report.schema.json} says the same for machines.
 *
 * @param schemaVersion raised when a reader of the JSON would have to change
 * @param sender null when the manifest could not be read
 * @param rules every rule that was broken, gravest first
 * @param changes against the attempt before; null when there was none
 * @param explanations what the province says about findings that it expects
 * @param waivers rules that the office does not hold against this package
 */
public record PackageReport(
        int schemaVersion,
        String packageName,
        Verdict verdict,
        @Nullable Sender sender,
        List<FileSection> files,
        List<RuleSection> rules,
        @Nullable Changes changes,
        List<Explanation> explanations,
        List<Waiver> waivers) {

    public static final int SCHEMA_VERSION = 2;

    /** What became of a file or a package, from the best to the worst. */
    public enum Verdict {
        ACCEPTED,
        ACCEPTED_WITH_QUARANTINED_ROWS,
        WAITING,
        REFUSED;

        /** As reports for machines spell it. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who sent the package and as what.
     *
     * @param createdAt as the manifest states it, ISO 8601
     */
    public record Sender(
            String provinceCode,
            @Nullable String provinceNameZh,
            @Nullable String provinceNameEn,
            String period,
            int attempt,
            String createdAt,
            String manifestSha256) {}

    /**
     * One file of the package.
     *
     * @param supersededBy the attempt that counts instead of this one; null when this one counts
     * @param encoding (xlsx for a workbook) and contract version by which it was read; null when it did not land
     */
    public record FileSection(
            String dataset,
            @Nullable String title,
            String fileName,
            Verdict verdict,
            @Nullable Integer supersededBy,
            Rows rows,
            List<ControlTotal> controlTotals,
            @Nullable String encoding,
            @Nullable String contractVersion,
            String sha256) {}

    /**
     * Received = accepted + quarantined; all null when the file did not land.
     *
     * @param declared by the manifest
     */
    public record Rows(
            @Nullable Long declared,
            @Nullable Long received,
            @Nullable Long accepted,
            @Nullable Long quarantined) {}

    /**
     * A sum that the manifest declares. Exact decimals as text.
     *
     * @param arrived null when the file did not land or has no such number to add up
     */
    public record ControlTotal(
            String column,
            @Nullable String title,
            String declared,
            @Nullable String arrived,
            @Nullable String difference) {}

    /** One broken rule with its exact count and its first places. */
    public record RuleSection(
            String code,
            String severity,
            String level,
            String effect,
            long count,
            String messageZh,
            String messageEn,
            String fixZh,
            String fixEn,
            List<Place> examples) {

        boolean isWaived() {
            return effect.equals("waived");
        }
    }

    /**
     * Where a rule was broken.
     *
     * @param sheet of a workbook; null for other files
     * @param cell of that sheet, as F7; null where no one cell is meant
     * @param foundZh the same in Chinese where it is English; null where it needs no translation
     * @param difference found less expected where both are amounts
     * @param change {@code new} or {@code still_there} against the attempt before; null without one
     */
    public record Place(
            @Nullable String file,
            @Nullable String sheet,
            @Nullable Long line,
            @Nullable String cell,
            @Nullable String column,
            @Nullable String columnTitle,
            @Nullable String found,
            @Nullable String foundZh,
            @Nullable String expected,
            @Nullable String expectedZh,
            @Nullable String difference,
            @Nullable String change) {}

    /**
     * What changed since the attempt before, by rule and place.
     *
     * @param previous the attempts that this one is compared with, one for each dataset that has one
     */
    public record Changes(
            List<PreviousAttempt> previous,
            @JsonProperty("new") long fresh,
            long mended,
            long stillThere,
            List<RuleChange> rules) {}

    /** An earlier attempt of the same province, period and dataset. */
    public record PreviousAttempt(String dataset, @Nullable String title, String packageName, int attempt) {}

    /**
     * One rule in both attempts: before = mended + still there, now = still there + new.
     *
     * @param mendedExamples first places where it is broken no longer
     */
    public record RuleChange(
            String code,
            String severity,
            String messageZh,
            String messageEn,
            long before,
            long now,
            @JsonProperty("new") long added,
            @JsonProperty("mended") long corrected,
            long stillThere,
            @JsonProperty("mended_examples") List<Place> correctedExamples) {

        public RuleChange withExamples(List<Place> examples) {
            return new RuleChange(
                    code, severity, messageZh, messageEn, before, now, added, corrected, stillThere, examples);
        }
    }

    /** Findings of one severity, but for those that are waived. */
    public long count(String severity) {
        return rules.stream()
                .filter(rule -> rule.severity().equals(severity) && !rule.isWaived())
                .mapToLong(RuleSection::count)
                .sum();
    }
}
