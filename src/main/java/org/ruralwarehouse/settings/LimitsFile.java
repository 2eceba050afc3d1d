package org.ruralwarehouse.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.Limits;

/** Limits in a settings file; a missing value has its default. */
record LimitsFile(
        @JsonProperty("package_bytes") @Nullable Long packageBytes,
        @JsonProperty("file_bytes") @Nullable Long fileBytes,
        @Nullable Long rows,
        @JsonProperty("name_bytes") @Nullable Integer nameBytes,
        @JsonProperty("processor_seconds") @Nullable Long processorSeconds,
        @JsonProperty("attempt_step") @Nullable Integer attemptStep,
        @JsonProperty("findings_per_rule") @Nullable Long findingsPerRule,
        @JsonProperty("manifest_problems") @Nullable Integer manifestProblems,
        @JsonProperty("workbook_parts") @Nullable Integer workbookParts,
        @JsonProperty("sheet_name_characters") @Nullable Integer sheetNameCharacters) {

    Limits toLimits() {
        Limits standard = Limits.STANDARD;
        return new Limits(
                Objects.requireNonNullElse(packageBytes, standard.packageBytes()),
                Objects.requireNonNullElse(fileBytes, standard.fileBytes()),
                Objects.requireNonNullElse(rows, standard.rows()),
                Objects.requireNonNullElse(nameBytes, standard.nameBytes()),
                processorSeconds == null ? standard.processorTime() : Duration.ofSeconds(processorSeconds),
                Objects.requireNonNullElse(attemptStep, standard.attemptStep()),
                Objects.requireNonNullElse(findingsPerRule, standard.findingsPerRule()),
                Objects.requireNonNullElse(manifestProblems, standard.manifestProblems()),
                Objects.requireNonNullElse(workbookParts, standard.workbookParts()),
                Objects.requireNonNullElse(sheetNameCharacters, standard.sheetNameCharacters()));
    }
}
