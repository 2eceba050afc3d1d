package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ruralwarehouse.testing.SheetBuilder.texts;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SheetBuilder;

/** An unreadable or damaged workbook is rejected with a finding; no input causes an exception. */
@Tag("slow")
class LandWorkbookRejectionTest {

    private static final String HEADER = texts(Landing.HEADER.split(","));
    private static final String GOOD = texts(Landing.GOOD_ROW.split(","));

    private final Landing landing;

    LandWorkbookRejectionTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    private static PackageBuilder packageOf(SheetBuilder workbook) {
        return packageOf(workbook.bytes());
    }

    private static PackageBuilder packageOf(byte[] workbook) {
        return new PackageBuilder("yunnan").file(Landing.DATASET, "果园.xlsx", workbook);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orchard.xls", "orchard.xlsx", "orchard.csv"})
    void rejects_a_legacy_or_encrypted_workbook_under_any_name(String path) {
        byte[] ole2 = HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(504));

        Finding finding = landing.rejection(new PackageBuilder("yunnan").file(Landing.DATASET, path, ole2));

        assertThat(finding.code()).isEqualTo("legacy_workbook");
    }

    @Test
    void rejects_a_csv_with_an_xlsx_file_name() {
        Finding finding = landing.rejection(packageOf((Landing.HEADER + "\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(finding.code()).isEqualTo("workbook_unreadable");
    }

    @Test
    void verifies_the_hash_before_opening_the_workbook() {
        Finding finding = landing.rejection(packageOf("no workbook".getBytes(StandardCharsets.UTF_8))
                .resource(Landing.DATASET, r -> r.put("hash", "sha256:" + "0".repeat(64))));

        assertThat(finding.code()).isEqualTo("hash_differs");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                // unknown shared string, also with an index that would require a huge array
                "<row r='1'><c t='s'><v>2147483647</v></c></row>",
                "<row r='1'><c t='s'><v>-1</v></c></row>",
                // columns and rows beyond the limits of a sheet
                "<row r='1'><c r='ZZZZZZZ1'><v>1</v></c></row>",
                "<row r='1'><c r='1'><v>1</v></c></row>",
                "<row r='2000000'><c><v>1</v></c></row>",
                "<row r='2'><c><v>1</v></c></row><row r='1'><c><v>2</v></c></row>",
                // malformed XML
                "<row r='1'><c><v>1</c></v></row>",
                "<row r='1'><c><v>&nosuch;</v></c></row>",
            })
    void rejects_invalid_sheets(String rows) {
        assertThat(landing.rejection(packageOf(new SheetBuilder().sheetData("a", rows)))
                        .code())
                .isEqualTo("workbook_unreadable");
    }

    @Test
    void rejects_external_and_expanding_xml_entities() {
        String laughs = "<!DOCTYPE a [<!ENTITY a \"" + "x".repeat(1000) + "\"><!ENTITY b \"" + "&a;".repeat(1000)
                + "\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>";
        String sheet = laughs + "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&b;&c;</t></is></c></row>"
                + "</sheetData></worksheet>";

        Finding finding = landing.rejection(
                packageOf(new SheetBuilder().sheet("a", GOOD).part("xl/worksheets/sheet1.xml", sheet)));

        assertThat(finding.code()).isEqualTo("workbook_unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<row r=\"1\"><c t=\"inlineStr\"><is><t>%s</t></is></c></row>", "<row r=\"%s\"/>"})
    void rejects_a_text_or_attribute_of_ten_million_characters(String rows) {
        Finding finding =
                landing.rejection(packageOf(new SheetBuilder().sheetData("a", rows.formatted("x".repeat(10_000_000)))));

        assertThat(finding.code()).isEqualTo("workbook_unreadable");
    }

    @Test
    void rejects_a_zip_bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 40; i++) {
                zip.write(zeros);
            }
        }

        Finding finding = landing.rejection(packageOf(bytes.toByteArray()));

        assertThat(finding.code()).isEqualTo("workbook_unreadable");
        assertThat(English.text(finding.found())).contains("times");
    }

    @ParameterizedTest
    @CsvSource({
        "xl/workbook.xml, <workbook><sheets/></workbook>, sheet_not_found",
        "xl/workbook.xml, '', workbook_unreadable",
        "_rels/.rels, <Relationships/>, ''",
        "xl/_rels/workbook.xml.rels, <Relationships/>, sheet_not_found",
        "xl/styles.xml, <styleSheet>, workbook_unreadable",
    })
    void handles_missing_and_broken_parts(String path, String content, String code) {
        LandingOutcome outcome = landing.land(
                packageOf(new SheetBuilder().sheet("a", HEADER, GOOD).part(path, content)));

        assertThat(outcome.rejections().stream().map(Finding::code).findFirst().orElse(""))
                .isEqualTo(code);
    }

    @Test
    void a_workbook_with_damaged_bytes_lands_or_gets_one_finding() {
        byte[] whole = new SheetBuilder().sheet("Sheet1", HEADER, GOOD, GOOD).bytes();
        Random random = new Random(20230115);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int hit = 0; hit <= i % 3; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            LandingOutcome outcome = landing.land(packageOf(damaged));

            assertThat(outcome.rejections()).hasSize(outcome.isLanded() ? 0 : 1);
            new FileTree(landing.folder(outcome.submission())).delete();
        }
    }

    @Test
    void a_sheet_with_damaged_characters_lands_or_gets_one_finding() {
        String sheet = "<worksheet><sheetData><row r=\"1\">" + HEADER + "</row><row r=\"2\">" + GOOD
                + "</row></sheetData></worksheet>";
        Random random = new Random(20230116);
        for (int i = 0; i < 300; i++) {
            StringBuilder damaged = new StringBuilder(sheet);
            for (int hit = 0; hit <= i % 4; hit++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), "<>&\"'/ \u0000\uFFFF9A=!-[".charAt(random.nextInt(15)));
            }
            LandingOutcome outcome = landing.land(packageOf(
                    new SheetBuilder().sheet("a", GOOD).part("xl/worksheets/sheet1.xml", damaged.toString())));

            assertThat(outcome.rejections()).hasSize(outcome.isLanded() ? 0 : 1);
            new FileTree(landing.folder(outcome.submission())).delete();
        }
    }
}
