package org.ruralwarehouse.contract;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Severity;

/**
 * One field of a contract (Table Schema v2, field): a column of the submitted file and of the landed rows.
 *
 * @param name column name in the warehouse; also accepted as a header
 * @param title header that provinces use
 * @param aliases other accepted headers
 * @param decimals decimal places of a number that are stored
 * @param unit unit of submitted and stored values; null when there is none
 * @param additivity rows over which a sum is meaningful; null = none, as for rates and values per person
 * @param multiples larger units that a header may state, with the power of ten to the stored unit: {@code 万元: 4}
 * @param severity severity of a violated constraint; null = error
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

    /** The totals that a row of totals can state for a field. */
    public enum Additivity {
        /** The sum over all rows of a file. */
        ADDITIVE,
        /** Only the sum over rows with the same categories in the primary key. */
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

    /** All accepted headers of this field. */
    public Stream<String> headers() {
        return Stream.concat(Stream.of(name, title), aliases.stream());
    }

    /** True when values identify a person and must not be displayed or stored. */
    public boolean isPersonal() {
        return pseudonymize != null;
    }

    /** Severity of a violated constraint. */
    public Severity severityOrError() {
        return severity == null ? Severity.ERROR : severity;
    }
}
