package org.ruralwarehouse.report.document;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one finding from a row of {@link FindingView#select} with the column {@code change}. */
public final class PlaceReader {

    private PlaceReader() {}

    /** The finding at the current row. */
    public static PackageReport.Place read(ResultSet row) throws SQLException {
        long line = row.getLong("source_line");
        boolean hasLine = !row.wasNull();
        return new PackageReport.Place(
                row.getString("file_name"),
                row.getString("sheet"),
                hasLine ? line : null,
                row.getString("cell"),
                row.getString("column_name"),
                row.getString("column_title"),
                row.getString("value_found"),
                row.getString("value_found_zh"),
                row.getString("value_expected"),
                row.getString("value_expected_zh"),
                row.getString("difference"),
                row.getString("change"));
    }
}
