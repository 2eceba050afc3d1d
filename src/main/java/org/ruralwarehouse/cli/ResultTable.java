package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.message.VisibleText;

/** Prints a query result as an aligned table. A Chinese character takes two columns. */
final class ResultTable {

    private static final String NULL = "∅";

    private final PrintWriter out;
    private final long limit;

    ResultTable(PrintWriter out, long limit) {
        this.out = out;
        this.limit = limit;
    }

    void print(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<List<String>> table = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            header.add(columns.getColumnLabel(i));
        }
        table.add(header);
        boolean isTruncated = false;
        while (rows.next()) {
            if (table.size() > limit) {
                isTruncated = true;
                break;
            }
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= header.size(); i++) {
                String value = rows.getString(i);
                row.add(value == null ? NULL : VisibleText.of(value));
            }
            table.add(row);
        }
        print(table);
        out.println("(" + (table.size() - 1) + " rows" + (isTruncated ? ", truncated: see --limit" : "") + ")");
    }

    private void print(List<List<String>> table) {
        int[] widths = new int[table.get(0).size()];
        for (List<String> row : table) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : table) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i))
                        .append(" ".repeat(widths[i] - width(row.get(i))))
                        .append("  ");
            }
            out.println(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && c != '∅' ? 2 : 1).sum();
    }
}
