package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ruralwarehouse.testing.SheetBuilder.formula;
import static org.ruralwarehouse.testing.SheetBuilder.number;
import static org.ruralwarehouse.testing.SheetBuilder.styled;
import static org.ruralwarehouse.testing.SheetBuilder.text;
import static org.ruralwarehouse.testing.SheetBuilder.texts;
import static org.ruralwarehouse.testing.SheetBuilder.typed;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.SheetLines;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SheetBuilder;

/** A workbook lands like the CSV of its sheet. */
class LandWorkbookTest {

    private static final String HEADER = texts(Landing.HEADER.split(","));
    private static final String GOOD = texts(Landing.GOOD_ROW.split(","));

    private final Landing landing;

    LandWorkbookTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    private static PackageBuilder packageOf(SheetBuilder workbook) {
        return packageOf(workbook.bytes());
    }

    private static PackageBuilder packageOf(byte[] workbook) {
        return new PackageBuilder("yunnan").file(Landing.DATASET, "果园.xlsx", workbook);
    }

    private LandingReceipt landRows(String... rows) {
        String[] all = new String[rows.length + 1];
        all[0] = HEADER;
        System.arraycopy(rows, 0, all, 1, rows.length);
        return Landing.receipt(landing.land(packageOf(new SheetBuilder().sheet("Sheet1", all))));
    }

    private static String row(String trees, String yield) {
        return texts(Landing.ID, "530113", "") + number("2022") + trees + yield;
    }

    @Test
    void rows_of_a_workbook_land_with_all_values() {
        LandingReceipt receipt = landRows(text(Landing.ID)
                + number("530113")
                + styled(1, "44632")
                + number("2022")
                + styled(4, "120")
                + number("1500.5")
                + styled(2, "0.98499999999999999")
                + typed("b", "1")
                + texts("苹果", "第一块"));

        assertThat(landing.landed(receipt)
                        .rows(
                                "sex",
                                "place_code",
                                "planted_on",
                                "season",
                                "trees",
                                "yield_kg",
                                "survival_rate",
                                "is_irrigated",
                                "variety",
                                "remark",
                                "source_line"))
                .containsExactly("female|530113|2022-03-12|2022|120|1500.50|98.5|true|apple|第一块|2");
    }

    @Test
    void a_workbook_inside_an_archive_lands() {
        PackageBuilder builder = packageOf(new SheetBuilder().sheet("Sheet1", HEADER, GOOD, GOOD));

        LandingReceipt receipt = Landing.receipt(landing.landZip(builder));

        assertThat(receipt.rowsLanded()).isEqualTo(2);
        assertThat(landing.staging().resolve(String.valueOf(receipt.submission().key())))
                .doesNotExist();
        assertThat(landing.folder(receipt.submission()).resolve("workbook.xlsx"))
                .doesNotExist();
    }

    @Test
    void the_receipt_maps_fields_to_cells_for_findings() {
        LandingReceipt receipt = landRows(row(text("七"), ""));

        assertThat(landing.findings(receipt).rows("finding_code", "source_line", "column_name"))
                .containsExactly("type_invalid|2|trees");
        SheetLines sheet = Objects.requireNonNull(receipt.sheet());
        assertThat(sheet.sheet()).isEqualTo("Sheet1");
        assertThat(sheet.cell("trees", 2)).isEqualTo("E2");
        assertThat(sheet.cell("barn", 2)).isNull();
        assertThat(landing.land(packageOf(new SheetBuilder().sheet("Sheet1", HEADER, row(text("七"), ""))))
                        .receipt())
                .as("read again from its file")
                .isEqualTo(receipt);
    }

    @Test
    void quarantines_a_row_with_a_formula_and_shows_the_formula() {
        LandingReceipt receipt = landRows(
                row(formula("SUM(A1:A9)", "120"), ""),
                row(number("7"), "<c><f t=\"shared\" si=\"0\"/><v>1</v></c>"),
                row(number("7"), typed("e", "#DIV/0!")),
                GOOD);

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(landing.findings(receipt).rows("finding_code", "source_line", "column_name", "value_found"))
                .containsExactly(
                        "formula_in_cell|2|trees|=SUM(A1:A9)",
                        "formula_in_cell|3|yield_kg|=",
                        "formula_in_cell|4|yield_kg|#DIV/0!");
        assertThat(landing.quarantined(receipt).rows("trees")).contains("=SUM(A1:A9)");
    }

    @Test
    void quarantines_rows_with_cells_filled_by_an_area_formula() {
        LandingReceipt receipt = landRows(
                row("<c cm=\"1\"><f t=\"array\" ref=\"E2:E4\">_xlfn.SEQUENCE(3)</f><v>1</v></c>", number("1")),
                row(number("2"), number("1")),
                row("<c/>", number("1")),
                row(number("4"), "<c><f t=\"dataTable\" ref=\"F5:F6\" dt2D=\"0\" r1=\"A1\"/><v>1</v></c>"),
                row(number("5"), number("1")),
                row(number("6"), "<c><f t=\"shared\" ref=\"F7:F8\" si=\"0\">A1</f><v>1</v></c>"),
                row(number("7"), number("1")));

        assertThat(landing.findings(receipt).rows("finding_code", "source_line", "column_name", "value_found"))
                .containsExactly(
                        "formula_in_cell|2|trees|=_xlfn.SEQUENCE(3)",
                        "formula_in_cell|3|trees|=",
                        "formula_in_cell|4|trees|",
                        "formula_in_cell|5|yield_kg|=",
                        "formula_in_cell|6|yield_kg|=",
                        "formula_in_cell|7|yield_kg|=A1");
        assertThat(landing.landed(receipt).rows("source_line")).containsExactly("8");
    }

    @Test
    void the_receipt_of_a_workbook_has_the_encoding_xlsx() {
        assertThat(landRows(GOOD).encoding()).isEqualTo("xlsx");
    }

    @Test
    void handles_preamble_gaps_and_totals_as_in_a_csv() {
        String rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>果园台账</t></is></c></row>"
                + "<row r=\"3\">" + HEADER + "</row>"
                + "<row r=\"4\"><c s=\"1\"/></row>"
                + "<row r=\"7\" hidden=\"1\">" + GOOD + "</row>"
                + "<row r=\"9\">" + texts("合计", "", "", "") + formula("SUM(E4:E7)", "120") + "</row>";

        LandingReceipt receipt = Landing.receipt(landing.land(packageOf(new SheetBuilder().sheetData("a", rows))));

        assertThat(landing.landed(receipt).rows("source_line")).containsExactly("7");
        assertThat(landing.quarantined(receipt).rows("source_line", "finding_codes"))
                .containsExactly("9|total_row");
        assertThat(receipt.findingsByCode()).containsEntry("preamble_skipped", 1L);
    }

    @Test
    void reads_shared_and_rich_texts_without_phonetic_runs() {
        SheetBuilder workbook = new SheetBuilder();
        String remark = "<c t=\"inlineStr\"><is><r><t>第一</t></r><r><t>块</t></r><rPh><t>di</t></rPh></is></c>";
        String row = texts(Landing.ID) + workbook.shared("530113") + text("") + number("2022") + number("7")
                + "<c r=\"J2\" t=\"inlineStr\">" + remark.substring(remark.indexOf("<is>"));
        LandingReceipt receipt = Landing.receipt(landing.land(packageOf(workbook.sheet("Sheet1", HEADER, row))));

        assertThat(landing.landed(receipt).rows("place_code", "remark")).containsExactly("530113|第一块");
    }

    @Test
    void selects_the_declared_the_only_visible_or_the_dataset_sheet() {
        SheetBuilder two = new SheetBuilder().sheet("说明", text("x")).sheet("果园台账", HEADER, GOOD);
        assertThat(Landing.receipt(landing.land(packageOf(two))).rowsLanded()).isEqualTo(1);

        SheetBuilder named = new SheetBuilder().sheet("甲", HEADER, GOOD).sheet("乙", HEADER, GOOD, GOOD);
        PackageBuilder builder = packageOf(named)
                .resource(Landing.DATASET, r -> r.put("rural:sheet", "乙"))
                .attempt(2);
        assertThat(Landing.receipt(landing.land(builder)).rowsLanded()).isEqualTo(2);

        SheetBuilder lists = new SheetBuilder()
                .sheet("甲", HEADER, GOOD)
                .sheet("lists", text("x"))
                .hidden("lists");
        assertThat(Landing.receipt(landing.land(packageOf(lists).attempt(3))).rowsLanded())
                .isEqualTo(1);
    }

    @Test
    void rejects_an_ambiguous_or_unknown_sheet() {
        SheetBuilder two = new SheetBuilder().sheet("甲", HEADER, GOOD).sheet("乙", HEADER, GOOD);

        Finding finding = landing.rejection(packageOf(two));
        assertThat(finding.code()).isEqualTo("sheet_not_found");
        assertThat(English.text(finding.found())).isEqualTo("甲, 乙");

        Finding other = landing.rejection(packageOf(two)
                .resource(Landing.DATASET, r -> r.put("rural:sheet", "丙"))
                .attempt(2));
        assertThat(other.code()).isEqualTo("sheet_not_found");
        assertThat(English.text(other.expected())).isEqualTo("丙");
    }

    @Test
    void reads_a_workbook_with_a_csv_file_name() {
        byte[] bytes = new SheetBuilder().sheet("Sheet1", HEADER, GOOD).bytes();

        LandingReceipt receipt =
                Landing.receipt(landing.land(new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.csv", bytes)));

        assertThat(receipt.rowsLanded()).isEqualTo(1);
    }

    @Test
    void landing_a_workbook_is_deterministic() {
        LandingReceipt receipt = landRows(GOOD, row(text("七"), ""));
        String digest = new FileTree(landing.folder(receipt.submission())).sha256();
        new FileTree(landing.folder(receipt.submission())).delete();

        landRows(GOOD, row(text("七"), ""));

        assertThat(new FileTree(landing.folder(receipt.submission())).sha256()).isEqualTo(digest);
        assertThat(Map.of("digest", digest)).isNotEmpty();
    }
}
