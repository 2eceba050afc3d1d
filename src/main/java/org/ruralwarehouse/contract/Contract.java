package org.ruralwarehouse.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.submission.Period;

/**
 * What a province must send for one dataset (Table Schema v2 with few additions). The only source of header mapping,
 * field checks and landed columns.
 *
 * @param name the dataset
 * @param validFrom first day that a period may end on; periods before it need another contract
 * @param validTo last day that a period may end on; null = until further notice
 * @param primaryKey landed columns that identify a row within a submission
 * @param missingValues texts that mean "no value"
 * @param totalRows first cells that mark a row of totals over the whole file, which is no data
 * @param subtotalRows first cells that mark a row of totals over a part of it, which is no data either
 * @param footerRows beginnings of a first cell that mark the footer of a form, which is no data
 * @param sha256 digest of the contract file
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
                digest);
    }

    public boolean isInForce(Period period) {
        return !period.end().isBefore(validFrom)
                && (validTo == null || !period.end().isAfter(validTo));
    }

    /** All cells that mark a row of totals, over the whole or a part. */
    public List<String> totalMarkers() {
        return Stream.concat(totalRows.stream(), subtotalRows.stream()).toList();
    }

    /** The columns that land, in contract order; a personal number gives way to its pseudonym and derived facts. */
    public List<LandedColumn> landedColumns() {
        List<LandedColumn> columns = new ArrayList<>();
        for (Field field : fields) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize == null) {
                columns.add(landedColumn(field));
                continue;
            }
            columns.add(new LandedColumn(pseudonymize.as(), LandedColumn.Kind.UUID, "UUID"));
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
