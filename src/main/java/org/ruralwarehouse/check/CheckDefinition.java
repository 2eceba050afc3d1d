package org.ruralwarehouse.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.sql.SqlFile;

/**
 * A check: one SELECT that returns the offending rows, and the rule in its header.
 *
 * @param dataset dataset of the returned rows; empty when they are of several
 * @param isProvinceScoped whether its result for a province depends only on effective submissions of that province
 * @param validFrom first period end that is checked; null = no limit
 * @param validTo last period end that is checked; null = no limit
 * @param found how the check states what was found
 * @param expected how the check states what the rule requires
 */
record CheckDefinition(
        SqlFile file,
        Rule rule,
        String dataset,
        boolean isProvinceScoped,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        CheckMessage found,
        CheckMessage expected) {

    static CheckDefinition of(SqlFile file, Level level) {
        CheckTexts texts = CheckTexts.of(file);
        Severity severity = severity(file);
        return new CheckDefinition(
                file,
                new Rule(
                        required(file, "code"),
                        level,
                        severity,
                        effect(file, level, severity),
                        required(file, "zh"),
                        required(file, "en"),
                        required(file, "fix_zh"),
                        required(file, "fix_en")),
                file.text("dataset"),
                isProvinceScoped(file, level),
                date(file, "valid_from"),
                date(file, "valid_to"),
                CheckMessage.of(texts.found()),
                CheckMessage.of(texts.expected()));
    }

    private static Severity severity(SqlFile file) {
        try {
            return Severity.of(required(file, "severity"));
        } catch (IllegalArgumentException e) {
            throw problem(file, "severity must be error, warning or info");
        }
    }

    private static Effect effect(SqlFile file, Level level, Severity severity) {
        if (level == Level.MACRO) {
            return switch (file.text("effect")) {
                case "hold" -> Effect.RELEASE_HELD;
                case "", "report" -> Effect.REPORTED;
                default -> throw problem(file, "effect must be report or hold");
            };
        }
        return severity == Severity.ERROR ? Effect.ROW_QUARANTINED : Effect.REPORTED;
    }

    /** Without a scope in the header a check is nationwide: that is always correct, but slower. */
    private static boolean isProvinceScoped(SqlFile file, Level level) {
        boolean isProvinceScoped =
                switch (file.text("scope")) {
                    case "province" -> true;
                    case "", "nation" -> false;
                    default -> throw problem(file, "scope must be province or nation");
                };
        if (isProvinceScoped && level == Level.MACRO) {
            throw problem(file, "a macro check must have the scope nation");
        }
        return isProvinceScoped;
    }

    private static String required(SqlFile file, String key) {
        String text = file.text(key);
        if (text.isBlank()) {
            throw problem(file, "the header has no " + key);
        }
        return text;
    }

    private static @Nullable LocalDate date(SqlFile file, String key) {
        String text = file.text(key);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw problem(file, key + " must be a date such as 2022-12-31");
        }
    }

    private static DefinitionException problem(SqlFile file, String message) {
        return DefinitionException.of(file.path().toString(), "header", message);
    }
}
