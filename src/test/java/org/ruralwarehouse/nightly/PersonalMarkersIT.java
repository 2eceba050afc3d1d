package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.PersonalMarkers;
import org.ruralwarehouse.testing.PersonalMarkers.Marker;
import org.ruralwarehouse.testing.SamplePackages;
import org.ruralwarehouse.testing.SheetBuilder;

/** Personal numbers in every form and in every place of a package do not reach any file that the job writes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PersonalMarkersIT {

    private static final String DATASET = "employment";
    private static final String HEADER =
            "证件号码,户籍县代码,户籍县,务工地代码,务工区域,行业门类,就业渠道,文化程度,是否接受技能培训," + "是否易地搬迁,务工时间（月）,月均工资（元）";
    private static final String ROW = "532625198503120015,532625,马关县,440300,省外,C,企业,初中,是,否,9,4500";
    private static final int CODE_CELL = 1;
    private static final int TEXT_CELL = 2;
    private static final int CATEGORY_CELL = 5;
    private static final int NUMBER_CELL = 11;

    @TempDir
    static Path folder;

    private final PersonalMarkers markers = new PersonalMarkers();
    private final List<String> leaks = new ArrayList<>();
    private Path inbox;
    private Path data;
    private RunOutcome outcome;
    private int searched;

    @BeforeAll
    void run_on_packages_with_markers() throws Exception {
        inbox = Files.createDirectories(folder.resolve("inbox/yunnan"));
        data = folder.resolve("data");
        SamplePackages.copy("hainan-2022", inbox.getParent());
        writeCells();
        writeHeaders();
        writeWorkbook();
        writeManifests();
        writeExplanations();
        for (Marker marker : markers.inEveryForm()) {
            yunnan("a" + marker.text()).csv(DATASET, HEADER, ROW).writeDirectory(inbox);
        }
        outcome = new NightlyRun(NightlyRun.WAREHOUSE, inbox.getParent(), data).run();
        searchAll();
    }

    private static PackageBuilder yunnan(String name) {
        return new PackageBuilder(name).province("530000").period("2022");
    }

    private static String withCell(int cell, String text) {
        String[] cells = ROW.split(",");
        cells[cell] = quoted(text);
        return String.join(",", cells);
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private void writeCells() {
        List<String> lines = new ArrayList<>();
        markers.inEveryForm().forEach(marker -> lines.add(quoted("填报人 " + marker.text())));
        // At most a few rows may stand above the header.
        List<String> preamble = List.copyOf(lines.subList(0, 3));
        lines.clear();
        lines.addAll(preamble);
        lines.add(HEADER);
        lines.add(ROW);
        for (int cell : new int[] {0, CODE_CELL, TEXT_CELL, CATEGORY_CELL, NUMBER_CELL}) {
            markers.inEveryForm().forEach(marker -> lines.add(withCell(cell, marker.text())));
        }
        markers.inEveryForm().forEach(marker -> lines.add(withCell(TEXT_CELL, "王五一" + marker.text() + "号")));
        markers.inEveryForm().forEach(marker -> lines.add("合计," + quoted(marker.text()) + ",,,,,,,,,9,4500"));
        markers.inEveryForm().forEach(marker -> lines.add(quoted("联系电话：" + marker.text()) + ",,,,,,,,,,,"));
        markers.inEveryForm().forEach(marker -> lines.add(ROW + "," + quoted(marker.text())));
        markers.inEveryForm().forEach(marker -> lines.add(quoted(marker.text())));
        yunnan("cells").csv(DATASET, lines.toArray(String[]::new)).writeDirectory(inbox);
    }

    private void writeHeaders() {
        StringBuilder header = new StringBuilder(HEADER);
        StringBuilder row = new StringBuilder(ROW);
        for (Marker marker : markers.inEveryForm()) {
            header.append(',').append(quoted("备注" + marker.text()));
            row.append(",x");
        }
        yunnan("headers")
                .attempt(2)
                .csv(DATASET, header.toString(), row.toString())
                .writeDirectory(inbox);
        StringBuilder missing = new StringBuilder("户籍县");
        markers.inEveryForm().forEach(marker -> missing.append(',').append(quoted(marker.text())));
        yunnan("no-header").attempt(3).csv(DATASET, missing.toString(), ROW).writeDirectory(inbox);
    }

    private void writeWorkbook() {
        List<String> rows = new ArrayList<>();
        rows.add(SheetBuilder.texts(HEADER.split(",")));
        for (Marker marker : markers.inEveryForm()) {
            String[] cells = ROW.split(",");
            cells[TEXT_CELL] = marker.text();
            rows.add(SheetBuilder.texts(cells));
        }
        for (Marker marker : markers.inEveryForm()) {
            String[] cells = ROW.split(",");
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < cells.length; i++) {
                boolean isNumber = i == TEXT_CELL && marker.text().matches("[0-9.E+]+");
                row.append(isNumber ? SheetBuilder.number(marker.text()) : SheetBuilder.text(cells[i]));
            }
            rows.add(row.toString());
        }
        String sheet = "表" + markers.inEveryForm().get(0).text();
        byte[] workbook =
                new SheetBuilder().sheet(sheet, rows.toArray(String[]::new)).bytes();
        yunnan("workbook").attempt(4).file(DATASET, "e.xlsx", workbook).writeZip(inbox);
    }

    private void writeManifests() {
        int number = 0;
        for (String property : List.of("encoding", "rural:sheet", "path", "rural:controlTotals")) {
            for (Marker marker : markers.inEveryForm()) {
                yunnan("manifest-" + number++)
                        .csv(DATASET, HEADER, ROW)
                        .resource(DATASET, resource -> {
                            if (property.startsWith("rural:control")) {
                                resource.putObject(property).put(marker.text(), 1);
                            } else {
                                resource.put(property, "张三" + marker.text());
                            }
                        })
                        .writeDirectory(inbox);
            }
        }
    }

    private void writeExplanations() {
        List<String> lines = new ArrayList<>(List.of("rule,scope,reason"));
        markers.inEveryForm().forEach(marker -> lines.add(quoted(marker.text()) + ",,x"));
        markers.inEveryForm().forEach(marker -> lines.add("type_invalid," + quoted(marker.text()) + ",x"));
        markers.inEveryForm().forEach(marker -> lines.add("type_invalid,," + quoted("请问" + marker.text())));
        yunnan("explanations")
                .attempt(5)
                .csv(DATASET, HEADER, ROW)
                .csv("explanations", lines.toArray(String[]::new))
                .writeDirectory(inbox);
    }

    private void searchAll() throws IOException {
        try (Database database = Database.inMemory(SettingsReader.defaultDuckDb(folder.resolve("spill")))) {
            for (Path file : new FileTree(data).files()) {
                String name = file.toString();
                search(name, data.relativize(file).toString());
                if (name.endsWith(".parquet")) {
                    search(database, "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)", name);
                } else if (name.endsWith(".duckdb")) {
                    database.execute("attach " + Sql.literal(file) + " as published (read_only)");
                    for (String table : database.queryStrings("select schema_name || '.' || table_name from"
                            + " duckdb_tables() where database_name = 'published'")) {
                        search(database, "published." + table, name);
                    }
                    database.execute("detach published");
                } else {
                    search(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                    search(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void search(Database database, String table, String name) {
        for (String row : database.queryStrings("select distinct t::varchar from " + table + " as t")) {
            search(name, row);
        }
    }

    private void search(String place, String text) {
        searched++;
        markers.in(text).forEach(marker -> leaks.add(place + ": " + marker));
    }

    @Test
    void no_marker_is_in_any_file() {
        assertThat(markers.planted()).hasSizeGreaterThan(150);
        assertThat(searched).isGreaterThan(1000);
        assertThat(new TreeSet<>(leaks)).isEmpty();
    }

    @Test
    void every_place_is_read() {
        try (Database database = NightlyRun.open(outcome)) {
            assertThat(database.queryStrings("select distinct finding_code from read_parquet("
                            + Sql.literal(data.resolve("current/findings/findings.parquet")) + ")"))
                    .contains(
                            "personal_data_in_value",
                            "id_number_invalid",
                            "type_invalid",
                            "pattern_mismatch",
                            "total_row",
                            "footer_row",
                            "row_has_wrong_field_count",
                            "unexpected_column",
                            "explanation_invalid",
                            "manifest_invalid",
                            "package_unreadable");
        }
    }

    @Test
    void the_honest_package_is_published() {
        assertThat(outcome.current()).isPresent();
    }
}
