package org.ruralwarehouse.contract;

import java.util.List;

/**
 * A code list or reference table (Data Package v2, resource).
 *
 * @param path path of the CSV file, relative to the reference folder
 */
public record ReferenceResource(String name, String path, String description, ReferenceSchema schema) {

    /** Columns of the list. */
    public record ReferenceSchema(List<ReferenceField> fields) {}

    /** One column of the list. */
    public record ReferenceField(String name, String type, String description) {

        /** DuckDB type of the column. */
        public String sqlType() {
            return switch (type) {
                case "integer" -> "BIGINT";
                case "year" -> "INTEGER";
                case "number" -> "DOUBLE";
                case "date" -> "DATE";
                case "boolean" -> "BOOLEAN";
                default -> "VARCHAR";
            };
        }
    }
}
