package org.ruralwarehouse.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workbook part by part, so that a test controls its exact content, including content that no spreadsheet
 * application would write. Cells are XML; {@link #text} and similar methods create common cells.
 */
public final class SheetBuilder {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, String> replaced = new LinkedHashMap<>();
    private final List<String> shared = new ArrayList<>();

    /** Adds a sheet; each row is a string of cells. */
    public SheetBuilder sheet(String name, String... rows) {
        StringBuilder data = new StringBuilder();
        for (int i = 0; i < rows.length; i++) {
            data.append("<row r=\"").append(i + 1).append("\">").append(rows[i]).append("</row>");
        }
        return sheetData(name, data.toString());
    }

    /** Adds a sheet with rows in XML. */
    public SheetBuilder sheetData(String name, String rows) {
        sheets.put(name, HEAD + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        return this;
    }

    public SheetBuilder hidden(String name) {
        states.put(name, " state=\"hidden\"");
        return this;
    }

    /** Replaces the content of a part. */
    public SheetBuilder part(String path, String content) {
        replaced.put(path, content);
        return this;
    }

    /** A row of texts. */
    public static String texts(String... texts) {
        StringBuilder row = new StringBuilder();
        for (String text : texts) {
            row.append(text(text));
        }
        return row.toString();
    }

    public static String text(String text) {
        return text.isEmpty() ? "<c/>" : "<c t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>";
    }

    public static String number(String raw) {
        return "<c><v>" + raw + "</v></c>";
    }

    /** A number in a style: 1 a date, 2 a percentage, 3 a date in Chinese notation, 4 thousands. */
    public static String styled(int style, String raw) {
        return "<c s=\"" + style + "\"><v>" + raw + "</v></c>";
    }

    public static String formula(String formula, String value) {
        return "<c><f>" + escaped(formula) + "</f><v>" + value + "</v></c>";
    }

    public static String typed(String type, String value) {
        return "<c t=\"" + type + "\"><v>" + value + "</v></c>";
    }

    /** A cell that refers to the table of shared strings. */
    public String shared(String text) {
        shared.add("<si><t>" + escaped(text) + "</t></si>");
        return "<c t=\"s\"><v>" + (shared.size() - 1) + "</v></c>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    public byte[] bytes() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", HEAD + "<Types/>");
        parts.put("_rels/.rels", relations(List.of(relation("rId1", "officeDocument", "xl/workbook.xml"))));
        StringBuilder list = new StringBuilder();
        List<String> relations = new ArrayList<>();
        int id = 1;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            String path = "worksheets/sheet" + id + ".xml";
            parts.put("xl/" + path, sheet.getValue());
            relations.add(relation("rId" + id, "worksheet", path));
            list.append("<sheet name=\"%s\" sheetId=\"%d\"%s r:id=\"rId%d\"/>"
                    .formatted(sheet.getKey(), id, states.getOrDefault(sheet.getKey(), ""), id));
            id++;
        }
        relations.add(relation("rIdS", "styles", "/xl/styles.xml"));
        relations.add(relation("rIdT", "sharedStrings", "sharedStrings.xml"));
        parts.put(
                "xl/workbook.xml",
                HEAD + "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATION + "\">" + "<sheets>" + list
                        + "</sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relations(relations));
        parts.put("xl/styles.xml", styles());
        parts.put("xl/sharedStrings.xml", HEAD + "<sst xmlns=\"" + MAIN + "\">" + String.join("", shared) + "</sst>");
        parts.putAll(replaced);
        return zip(parts);
    }

    private static String styles() {
        return HEAD + "<styleSheet xmlns=\"" + MAIN + "\"><numFmts>"
                + "<numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@\"/>"
                + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
                + "<xf numFmtId=\"176\"/><xf numFmtId=\"4\"/></cellXfs></styleSheet>";
    }

    private static String relations(List<String> relations) {
        return HEAD + "<Relationships xmlns=\"" + RELATIONS + "\">" + String.join("", relations) + "</Relationships>";
    }

    private static String relation(String id, String kind, String target) {
        return "<Relationship Id=\"" + id + "\" Type=\"" + RELATION + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                ZipEntry entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(LocalDateTime.of(2023, 1, 15, 8, 30));
                zip.putNextEntry(entry);
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
