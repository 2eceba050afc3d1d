package org.ruralwarehouse.check;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.sql.SqlFile;

/**
 * A check: one SELECT that returns the offending rows, and the rule that its header states.
 *
 * @param dataset whose rows it returns; empty when it speaks of several
 * @param isOfProvince whether it judges a province by nothing but what that province sent and counts
 * @param validFrom first day that a period may end on to be checked; null = always
 * @param validTo last such day; null = until further notice
 */
record CheckDefinition(
        SqlFile file,
        Rule rule,
        String dataset,
        boolean isOfProvince,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    static CheckDefinition of(SqlFile file, Level level) {
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
                isOfProvince(file, level),
                date(file, "valid_from"),
                date(file, "valid_to"));
    }

    private static Severity severity(SqlFile file) {
        try {
            return Severity.valueOf(required(file, "severity").toUpperCase(Locale.ROOT));
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

    /** Unless it says so, a check is taken to look at the whole nation: then it is merely slower than it could be. */
    private static boolean isOfProvince(SqlFile file, Level level) {
        boolean isOfProvince =
                switch (file.text("scope")) {
                    case "province" -> true;
                    case "", "nation" -> false;
                    default -> throw problem(file, "scope must be province or nation");
                };
        if (isOfProvince && level == Level.MACRO) {
            throw problem(file, "a macro check has the scope nation");
        }
        return isOfProvince;
    }

    private static String required(SqlFile file, String key) {
        String text = file.text(key);
        if (text.isBlank()) {
            throw problem(file, "the header lacks " + key);
        }
        return text;
    }

    private static @Nullable LocalDate date(SqlFile file, String key) {
        String text = file.text(key);
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw problem(file, key + " must be a date as 2022-12-31");
        }
    }

    private static DefinitionException problem(SqlFile file, String message) {
        return DefinitionException.of(file.path().toString(), "header", message);
    }
}
