package org.ruralwarehouse.report.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Writes findings as a CSV file for Excel: UTF-8 with byte order mark, RFC 4180, and no cell that a spreadsheet would
 * evaluate as a formula (OWASP, CSV injection).
 */
public final class FindingCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Includes the full-width forms: spreadsheets with a Chinese or Japanese locale treat them as formulas. */
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private static final String NUMBER = "[+-]?[0-9]+([.,][0-9]+)*%?";

    /** Control characters, format characters such as bidirectional controls, and line separators. */
    private static final String INVISIBLE = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]";

    /** SQL expression of each column, by its heading. */
    private static final Map<String, String> COLUMNS = columns();

    private final Database database;

    /** Creates the macros that escape formulas and make the names of senders visible. */
    public FindingCsv(Database database) {
        this.database = database;
        String formula = FORMULA.codePoints().mapToObj(String::valueOf).collect(Collectors.joining(", "));
        database.execute("create macro cell_text(t) as if(ord(t) in (" + formula + ") and not regexp_full_match(t, "
                + Sql.literal(NUMBER) + "), '''' || t, t)");
        String isInvisible = "regexp_matches(%s, " + Sql.literal(INVISIBLE) + ")";
        database.execute("create macro visible_name(t) as if(" + isInvisible.formatted("t::varchar")
                + ", array_to_string(list_transform(regexp_extract_all(t::varchar, '(?s).'), lambda c: if("
                + isInvisible.formatted("c") + ", printf('\\u%04X', ord(c)), c)), ''), t::varchar)");
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("省份 province", text("province_code"));
        columns.put("报告期 period", text("period"));
        columns.put("数据集 dataset", text("dataset"));
        columns.put("数据包 package", name("package_name"));
        columns.put("次数 attempt", "attempt");
        columns.put("文件 file", name("file_name"));
        columns.put("行 line", "source_line");
        columns.put("工作表 sheet", name("sheet"));
        columns.put("单元格 cell", "cell");
        columns.put("列 column", text("column_name"));
        columns.put("列名 column title", text("column_title"));
        columns.put("规则 code", "finding_code");
        columns.put("级别 severity", "severity");
        columns.put("后果 effect", "effect");
        columns.put("内容 found", text("value_found"));
        columns.put("应为 expected", text("value_expected"));
        columns.put("差额 difference", "difference");
        columns.put("变化 change", "change");
        columns.put("内容（中文）", text("value_found_zh"));
        columns.put("应为（中文）", text("value_expected_zh"));
        columns.put("问题", "message_zh");
        columns.put("如何更正", "fix_zh");
        columns.put("problem", "message_en");
        columns.put("how to fix", "fix_en");
        return columns;
    }

    private static String name(String column) {
        return "cell_text(visible_name(" + column + "))";
    }

    private static String text(String column) {
        return "cell_text(" + column + ")";
    }

    /**
     * Writes a file and its parent folders.
     *
     * @param findings SELECT of {@link FindingView#select} with the column {@code change}, in order
     */
    public void write(Path file, String findings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        String columns = COLUMNS.entrySet().stream()
                .map(column -> column.getValue() + " as " + Sql.name(column.getKey()))
                .collect(Collectors.joining(", "))
                .replaceFirst(" as \"", " as \"" + BYTE_ORDER_MARK);
        database.execute("copy (select " + columns + " from (" + findings + ")) to " + Sql.literal(file)
                + " (format csv, header true, new_line '\\r\\n')");
    }
}
