package org.ruralwarehouse.land;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ruralwarehouse.land.xlsx.CellReference;
import org.ruralwarehouse.land.xlsx.SharedStrings;
import org.ruralwarehouse.testing.SheetBuilder;

/** Writes workbooks that exceed a small heap to a file, for {@link SmallHeapTest}. */
final class HugeWorkbook {

    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Distinct texts compress badly, so that the file is not rejected as a zip bomb. */
    private final Random random = new Random(20230117);

    private final BufferedWriter out;

    private HugeWorkbook(BufferedWriter out) {
        this.out = out;
    }

    static void write(String what, Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                BufferedWriter out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8))) {
            zip.setLevel(Deflater.BEST_SPEED);
            HugeWorkbook workbook = new HugeWorkbook(out);
            workbook.part(
                    zip,
                    "xl/workbook.xml",
                    () -> out.write("<workbook xmlns:r='" + RELATION
                            + "'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>"));
            workbook.part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    () -> out.write("<Relationships>"
                            + "<Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/>"
                            + "<Relationship Id='r2' Type='x/sharedStrings' Target='texts.xml'/></Relationships>"));
            workbook.part(zip, "_rels/.rels", () -> out.write("<Relationships/>"));
            workbook.part(zip, "xl/texts.xml", () -> workbook.texts(what));
            workbook.part(zip, "xl/sheet.xml", () -> workbook.sheet(what));
        }
    }

    private interface Content {
        void write() throws IOException;
    }

    private void part(ZipOutputStream zip, String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        content.write();
        out.flush();
        zip.closeEntry();
    }

    /**
     * Writes the maximum number of shared strings, or one more. The Chinese character forces two bytes per character in
     * memory.
     */
    private void texts(String what) throws IOException {
        out.write("<sst>");
        if (what.endsWith("shared_texts")) {
            int count = what.startsWith("too_many") ? SharedStrings.MAX_TEXTS + 1 : SharedStrings.MAX_TEXTS;
            for (int i = 0; i < count; i++) {
                out.write("<si><t>果" + (100_000_000_000_000L + random.nextInt()) + "</t></si>");
            }
        }
        out.write("</sst>");
    }

    private void sheet(String what) throws IOException {
        out.write("<worksheet><sheetData><row>" + SheetBuilder.texts(Landing.HEADER.split(",")) + "</row>");
        switch (what) {
            case "many_rows_of_workbook" -> rows(400_000);
            case "wide_rows_of_workbook" -> {
                for (int i = 0; i < 40; i++) {
                    out.write("<row>");
                    numbers(CellReference.MAX_COLUMNS);
                    out.write("</row>");
                }
            }
            case "formulas_over_all_of_workbook" -> {
                for (int i = 2; i < 10_002; i++) {
                    out.write("<row r='" + i + "'><c r='A" + i + "'><f t='array' ref='A" + i + ":XFD1048576'>"
                            + random.nextLong() + "</f></c></row>");
                }
            }
            default -> rows(10);
        }
        out.write("</sheetData></worksheet>");
    }

    private void rows(int count) throws IOException {
        String[] good = Landing.GOOD_ROW.split(",");
        String before = SheetBuilder.texts(good[0], good[1], "") + SheetBuilder.number(good[3]);
        for (int i = 0; i < count; i++) {
            out.write("<row>" + before);
            numbers(2);
            out.write("</row>");
        }
    }

    private void numbers(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(SheetBuilder.number(String.valueOf(random.nextInt(1000))));
        }
    }
}
