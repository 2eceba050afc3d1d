package org.ruralwarehouse.report.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.finding.Waiver;

/**
 * Report on one package, written by the nightly run and by {@code validate}. The same package gives the same report,
 * byte for byte. {@code report.schema.json} describes the JSON form.
 *
 * @param schemaVersion raised when readers of the JSON must change
 * @param sender null when the manifest could not be read
 * @param rules every violated rule, most severe first
 * @param changes compared with the previous attempt; null when there is none
 * @param explanations of the province for findings that it expects
 * @param waivers of the office that apply to findings of this package
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

    /** Version of report.schema.json. */
    public static final int SCHEMA_VERSION = 2;

    /** Outcome of a file or a package, from best to worst. */
    public enum Verdict {
        ACCEPTED,
        ACCEPTED_WITH_QUARANTINED_ROWS,
        WAITING,
        REFUSED;

        /** Returns the value in report.json. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Sender of the package and identity of the submission.
     *
     * @param createdAt as stated in the manifest, ISO 8601
     */
    public record Sender(
            String provinceCode,
            @Nullable String provinceNameZh,
            @Nullable String provinceNameEn,
            Period period,
            int attempt,
            String createdAt,
            String manifestSha256) {}

    /**
     * One file of the package.
     *
     * @param supersededBy the attempt that supersedes this one; null when this one is effective
     * @param encoding encoding of the file, {@code xlsx} for a workbook; null when the file did not land
     * @param contractVersion contract by which the file was read; null when it did not land
     * @param exclusion the decision that holds or withdraws the file; null, and absent in JSON, when there is none
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
            String sha256,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Exclusion exclusion) {}

    /**
     * Decision that a file does not count. The previous accepted attempt stays effective.
     *
     * @param state {@code held} or {@code withdrawn}
     * @param decidedBy name of an operator, or {@code run <id>}
     * @param decidedAt ISO 8601
     */
    public record Exclusion(String state, String reason, String decidedBy, String decidedAt) {

        /** Returns whether the sender has withdrawn the file; otherwise it is held. */
        public boolean hasBeenWithdrawn() {
            return state.equals("withdrawn");
        }
    }

    /**
     * Row counts, with received = accepted + quarantined. All are null when the file did not land, except declared.
     *
     * @param declared in the manifest; null when the manifest states none
     */
    public record Rows(
            @Nullable Long declared,
            @Nullable Long received,
            @Nullable Long accepted,
            @Nullable Long quarantined) {}

    /**
     * A control total of the manifest. Amounts are exact decimals as text.
     *
     * @param arrived null when the file did not land or the column is not a number
     */
    public record ControlTotal(
            String column,
            @Nullable String title,
            String declared,
            @Nullable String arrived,
            @Nullable String difference) {}

    /** One violated rule with its exact number of findings and its first examples. */
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
     * One finding of a rule.
     *
     * @param sheet of a workbook; null for other files
     * @param cell of that sheet, such as F7; null when the finding is not about a single cell
     * @param foundZh Chinese translation of found; null when none is needed
     * @param difference found minus expected when both are amounts
     * @param change {@code new} or {@code still_there}, compared with the previous attempt; null when there is none
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
     * Changes since the previous attempt, by rule and location.
     *
     * @param previous the previous attempts, one for each dataset that has one
     */
    public record Changes(
            List<PreviousAttempt> previous,
            @JsonProperty("new") long fresh,
            @JsonProperty("mended") long corrected,
            long stillThere,
            List<RuleChange> rules) {}

    /** A previous attempt of the same province, period and dataset. */
    public record PreviousAttempt(String dataset, @Nullable String title, String packageName, int attempt) {}

    /**
     * One rule in both attempts: before = corrected + still there, now = still there + added.
     *
     * @param correctedExamples first locations where the rule is no longer violated
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

        /** Returns a copy with other examples of corrected findings. */
        public RuleChange withExamples(List<Place> examples) {
            return new RuleChange(
                    code, severity, messageZh, messageEn, before, now, added, corrected, stillThere, examples);
        }
    }

    /** Returns the number of findings of one severity, without waived findings. */
    public long count(String severity) {
        return rules.stream()
                .filter(rule -> rule.severity().equals(severity) && !rule.isWaived())
                .mapToLong(RuleSection::count)
                .sum();
    }
}
