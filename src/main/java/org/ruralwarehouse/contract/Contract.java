package org.ruralwarehouse.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;

/**
 * The contract of one dataset (Table Schema v2 with few additions): the only source of header mapping, field checks and
 * landed columns.
 *
 * @param name name of the dataset
 * @param validFrom first day on which a period may end; earlier periods need another contract
 * @param validTo last day on which a period may end; null = no end
 * @param primaryKey landed columns, or names of pseudonyms, that identify a row within a submission
 * @param missingValues texts that mean "no value"
 * @param totalRows first cells of rows with totals of the whole file; such rows are not data
 * @param subtotalRows first cells of rows with totals of a part of the file; such rows are not data
 * @param footerRows prefixes of the first cell of the footer of a form; such rows are not data
 * @param maxPersonsPerRow largest sample weight that a manifest may declare; null = any
 * @param sha256 SHA-256 of the contract file
 */
public record Contract(
        String name,
        String title,
        String description,
        String version,
        @JsonProperty("valid_from") LocalDate validFrom,
        @JsonProperty("valid_to") @Nullable LocalDate validTo,
        List<String> primaryKey,
        List<String> missingValues,
        List<String> totalRows,
        List<String> subtotalRows,
        List<String> footerRows,
        List<ForeignKey> foreignKeys,
        List<Field> fields,
        @Nullable Integer maxPersonsPerRow,
        String sha256) {

    public Contract {
        primaryKey = primaryKey == null ? List.of() : List.copyOf(primaryKey);
        missingValues = missingValues == null ? List.of("") : List.copyOf(missingValues);
        totalRows = totalRows == null ? List.of() : List.copyOf(totalRows);
        subtotalRows = subtotalRows == null ? List.of() : List.copyOf(subtotalRows);
        footerRows = footerRows == null ? List.of() : List.copyOf(footerRows);
        foreignKeys = foreignKeys == null ? List.of() : List.copyOf(foreignKeys);
        fields = List.copyOf(fields);
    }

    Contract withSha256(String digest) {
        return new Contract(
                name,
                title,
                description,
                version,
                validFrom,
                validTo,
                primaryKey,
                missingValues,
                totalRows,
                subtotalRows,
                footerRows,
                foreignKeys,
                fields,
                maxPersonsPerRow,
                digest);
    }

    /** True when the period ends within the validity of the contract. */
    public boolean isInForce(Period period) {
        return !period.end().isBefore(validFrom)
                && (validTo == null || !period.end().isAfter(validTo));
    }

    /** First cells of rows with totals, of the whole file or of a part of it. */
    public List<String> totalMarkers() {
        return Stream.concat(totalRows.stream(), subtotalRows.stream()).toList();
    }

    /** The landed columns of the primary key: a pseudonym has two. */
    public List<String> keyColumns() {
        Map<String, List<String>> halves = new HashMap<>();
        for (Field field : fields) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize != null) {
                halves.put(pseudonymize.as(), pseudonymize.columns());
            }
        }
        return primaryKey.stream()
                .flatMap(column -> halves.getOrDefault(column, List.of(column)).stream())
                .toList();
    }

    /** The landed columns in contract order. A personal number is replaced by its pseudonym and derived facts. */
    public List<LandedColumn> landedColumns() {
        List<LandedColumn> columns = new ArrayList<>();
        for (Field field : fields) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize == null) {
                columns.add(landedColumn(field));
                continue;
            }
            for (String half : pseudonymize.columns()) {
                columns.add(new LandedColumn(half, LandedColumn.Kind.PSEUDONYM, "BIGINT"));
            }
            new TreeMap<>(pseudonymize.derive())
                    .descendingMap()
                    .forEach((fact, column) -> columns.add(DerivedFact.of(fact).toColumn(column)));
        }
        return columns;
    }

    private static LandedColumn landedColumn(Field field) {
        return switch (field.type()) {
            case STRING -> new LandedColumn(field.name(), LandedColumn.Kind.TEXT, "VARCHAR");
            case INTEGER -> new LandedColumn(field.name(), LandedColumn.Kind.LONG, "BIGINT");
            case YEAR -> new LandedColumn(field.name(), LandedColumn.Kind.INT, "INTEGER");
            case BOOLEAN -> new LandedColumn(field.name(), LandedColumn.Kind.BOOLEAN, "BOOLEAN");
            case DATE -> new LandedColumn(field.name(), LandedColumn.Kind.DATE, "DATE");
            case NUMBER ->
                new LandedColumn(field.name(), LandedColumn.Kind.DECIMAL, "DECIMAL(18," + field.decimals() + ")");
        };
    }
}
