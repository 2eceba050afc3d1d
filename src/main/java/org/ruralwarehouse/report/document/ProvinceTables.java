package org.ruralwarehouse.report.document;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Sql;

/** Names of the CSV files with all findings of a province. */
public final class ProvinceTables {

    private static final String UNKNOWN_PROVINCE = "unknown";

    private ProvinceTables() {}

    /** Returns the table name of a province. Findings without a province have a table too. */
    public static String tableName(@Nullable String provinceCode) {
        return Objects.requireNonNullElse(provinceCode, UNKNOWN_PROVINCE);
    }

    /** SQL expression of the table name of a finding. */
    public static String nameColumn() {
        return "coalesce(province_code, '" + UNKNOWN_PROVINCE + "')";
    }

    /** SQL condition for the findings of a table. */
    public static String condition(String name) {
        return name.equals(UNKNOWN_PROVINCE) ? "province_code is null" : "province_code = " + Sql.literal(name);
    }

    /** Returns the file of a table. */
    public static Path file(Path folder, String name) {
        return folder.resolve(name + ".csv");
    }
}
