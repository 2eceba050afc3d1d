package org.ruralwarehouse.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Severity;

/**
 * One column of what a province sends (Table Schema v2, field), and of what lands.
 *
 * @param name column name in the warehouse; also accepted as a header
 * @param title header that provinces use
 * @param aliases other headers that they use
 * @param decimals digits kept after the decimal point of a number
 * @param unit of the value as sent and as kept; null when it has none
 * @param additivity over which rows a sum has a meaning; null = over none, as with rates and values per head
 * @param multiples larger units in which the header may state the values, and the power of ten between: {@code 万元: 4}
 * @param severity what a broken constraint of this field means; null = error
 */
public record Field(
        String name,
        String title,
        List<String> aliases,
        Type type,
        @Nullable String format,
        int decimals,
        @Nullable String unit,
        @Nullable Additivity additivity,
        Map<String, Integer> multiples,
        String description,
        Constraints constraints,
        List<Category> categories,
        List<String> trueValues,
        List<String> falseValues,
        @Nullable Pseudonymize pseudonymize,
        @Nullable Severity severity) {

    /** Types of Table Schema v2 that a contract may use. */
    public enum Type {
        STRING,
        INTEGER,
        NUMBER,
        BOOLEAN,
        YEAR,
        DATE
    }

    /** What a row of totals can state of a field. */
    public enum Additivity {
        /** The sum over all rows of a file. */
        ADDITIVE,
        /** Only the sum over rows that agree in every category of the primary key. */
        SEMI_ADDITIVE
    }

    public Field {
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        multiples = multiples == null ? Map.of() : Map.copyOf(multiples);
        constraints = constraints == null ? Constraints.NONE : constraints;
        categories = categories == null ? List.of() : List.copyOf(categories);
        trueValues = trueValues == null ? List.of() : List.copyOf(trueValues);
        falseValues = falseValues == null ? List.of() : List.copyOf(falseValues);
    }

    /** All headers by which this field may arrive. */
    public Stream<String> headers() {
        return Stream.concat(Stream.of(name, title), aliases.stream());
    }

    /** True when values identify a person and must never be shown or stored. */
    public boolean isPersonal() {
        return pseudonymize != null;
    }

    public Severity severityOrError() {
        return severity == null ? Severity.ERROR : severity;
    }
}
