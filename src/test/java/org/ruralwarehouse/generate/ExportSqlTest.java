package org.ruralwarehouse.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Constraints;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.generate.packaging.FileStyle;

class ExportSqlTest {

    private static final String ROWS = "select 'tap' as source, 'true' as is_safe, '' as note union all"
            + " select 'magic', 'false', 'x' order by note";

    @TempDir
    @SuppressWarnings("NullAway.Init") // injected by JUnit
    Path folder;

    @Test
    void writes_labels_with_titles() {
        assertThat(export(FileStyle.Header.TITLE)).containsExactly("水源|是否安全|备注", "自来水|是|null", "magic|否|x");
    }

    @Test
    void writes_alias_values_with_aliases() {
        assertThat(export(FileStyle.Header.ALIAS)).containsExactly("供水|是否安全|备注", "管道水|是|null", "magic|否|x");
    }

    @Test
    void keeps_values_with_field_names() {
        assertThat(export(FileStyle.Header.NAME))
                .containsExactly("source|is_safe|note", "tap|true|null", "magic|false|x");
    }

    private List<String> export(FileStyle.Header header) {
        String sql = new ExportSql(contract(), header).of(ROWS, List.of("source", "is_safe", "note"));
        List<String> lines = new ArrayList<>();
        try (Database database =
                Database.inMemory(new DuckDbSettings(1, "256MiB", folder.resolve("spill"), "v1.4.0"))) {
            database.read(sql, rows -> {
                lines.add(rows.getMetaData().getColumnLabel(1) + "|"
                        + rows.getMetaData().getColumnLabel(2) + "|"
                        + rows.getMetaData().getColumnLabel(3));
                while (rows.next()) {
                    lines.add(rows.getString(1) + "|" + rows.getString(2) + "|" + rows.getString(3));
                }
            });
        }
        return lines;
    }

    private static Contract contract() {
        Field source = field(
                "source",
                "水源",
                List.of("供水"),
                Field.Type.STRING,
                List.of(new Category("tap", "自来水", List.of("管道水"))),
                List.of(),
                List.of());
        Field safe = field(
                "is_safe",
                "是否安全",
                List.of(),
                Field.Type.BOOLEAN,
                List.of(),
                List.of("是", "true"),
                List.of("否", "false"));
        Field note = field("note", "备注", List.of(), Field.Type.STRING, List.of(), List.of(), List.of());
        return new Contract(
                "wells",
                "水井",
                "",
                "1.0.0",
                LocalDate.of(2016, 1, 1),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(source, safe, note),
                null,
                "");
    }

    private static Field field(
            String name,
            String title,
            List<String> aliases,
            Field.Type type,
            List<Category> categories,
            List<String> trueValues,
            List<String> falseValues) {
        Constraints none = new Constraints(false, null, null, null, null, List.of());
        return new Field(
                name,
                title,
                aliases,
                type,
                null,
                0,
                null,
                null,
                Map.of(),
                "",
                none,
                categories,
                trueValues,
                falseValues,
                null,
                null);
    }
}
