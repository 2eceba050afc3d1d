package org.ruralwarehouse.generate.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes lines of comma-separated cells into the sheets of an XLSX workbook. A cell that begins with = is a formula.
 */
public final class SmallWorkbook {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String PACKAGE_TYPE = "application/vnd.openxmlformats-package.";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2023, 1, 16, 8, 0);

    private SmallWorkbook() {}

    /**
     * @param sheets names of the sheets; each contains the same lines
     * @param text lines of comma-separated cells
     * @return the bytes of the XLSX file
     */
    public static byte[] of(List<String> sheets, String text) throws IOException {
        StringBuilder types = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        StringBuilder list = new StringBuilder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 1; i <= sheets.size(); i++) {
                String part = "worksheets/sheet" + i + ".xml";
                add(zip, "xl/" + part, "<worksheet xmlns='" + MAIN + "'>" + rows(text) + "</worksheet>");
                types.append(override("xl/" + part, "worksheet"));
                relations.append(relation(i, "worksheet", part));
                list.append("<sheet name='%s' sheetId='%d' r:id='r%d'/>".formatted(sheets.get(i - 1), i, i));
            }
            String workbook = "<workbook xmlns='%s' xmlns:r='%s'><sheets>%s</sheets></workbook>";
            add(zip, "xl/workbook.xml", workbook.formatted(MAIN, RELATION, list));
            add(zip, "xl/_rels/workbook.xml.rels", relations(relations));
            add(zip, "_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml")));
            add(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
                            + "<Default Extension='rels'"
                            + " ContentType='" + PACKAGE_TYPE + "relationships+xml'/>"
                            + override("xl/workbook.xml", "sheet.main") + types + "</Types>");
        }
        return bytes.toByteArray();
    }

    private static String rows(String text) {
        StringBuilder data = new StringBuilder("<sheetData>");
        text.lines().forEach(line -> {
            data.append("<row>");
            for (String cell : line.split(",", -1)) {
                data.append(cell(cell.replace("&", "&amp;").replace("<", "&lt;")));
            }
            data.append("</row>");
        });
        return data.append("</sheetData>").toString();
    }

    private static String cell(String cell) {
        if (cell.startsWith("=")) {
            return "<c><f>" + cell.substring(1) + "</f></c>";
        }
        return cell.matches("-?\\d{1,15}(\\.\\d+)?")
                ? "<c><v>" + cell + "</v></c>"
                : "<c t='inlineStr'><is><t>" + cell + "</t></is></c>";
    }

    private static String override(String part, String kind) {
        return "<Override PartName='/" + part + "' ContentType='" + TYPE + kind + "+xml'/>";
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id='r%d' Type='%s/%s' Target='%s'/>".formatted(id, RELATION, kind, target);
    }

    private static String relations(CharSequence relations) {
        return "<Relationships xmlns='" + RELATIONS + "'>" + relations + "</Relationships>";
    }

    private static void add(ZipOutputStream zip, String path, String xml) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ENTRY_TIME);
        zip.putNextEntry(entry);
        zip.write(("<?xml version='1.0' encoding='UTF-8'?>\n" + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
