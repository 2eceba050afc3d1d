package org.ruralwarehouse.land.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.archive.PackageUnreadableException;

/**
 * A workbook in Office Open XML (ECMA-376), read part by part. The archive is untrusted, so it is opened with the
 * checks for submitted archives, and references to external parts are ignored.
 */
final class Workbook implements Closeable {

    private final PackageFiles parts;
    private final Limits limits;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Map<String, Part> partsById;
    private boolean uses1904Dates;

    /** A sheet and the path of the part with its rows. */
    record Sheet(String name, boolean isVisible, String part) {}

    private record Part(String kind, String path) {}

    private Workbook(PackageFiles parts, Limits limits) throws IOException, XMLStreamException {
        this.parts = parts;
        this.limits = limits;
        String main = relationships("_rels/.rels", "").values().stream()
                .filter(part -> part.kind().equals("officeDocument"))
                .map(Part::path)
                .findFirst()
                .orElse("xl/workbook.xml");
        int slash = main.lastIndexOf('/') + 1;
        String folder = main.substring(0, slash);
        partsById = relationships(folder + "_rels/" + main.substring(slash) + ".rels", folder);
        readSheets(main);
    }

    /**
     * Opens a workbook. Closing it closes the channel.
     *
     * @throws FileRejectedException if the file is not a readable workbook
     */
    static Workbook open(SeekableByteChannel content, Limits limits) throws IOException {
        PackageFiles parts = null;
        try {
            parts = PackageFiles.openArchive(content, "workbook.xlsx");
            return new Workbook(parts, limits);
        } catch (PackageUnreadableException e) {
            throw rejection(e.found());
        } catch (XMLStreamException e) {
            close(parts);
            throw rejection(e);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static void close(@Nullable PackageFiles parts) throws IOException {
        if (parts != null) {
            parts.close();
        }
    }

    private Map<String, Part> relationships(String path, String folder) throws IOException, XMLStreamException {
        Map<String, Part> relationships = new HashMap<>();
        try (WorkbookXml xml = part(path)) {
            while (xml.next()) {
                if (xml.isStart("Relationship") && !"External".equals(xml.attribute("TargetMode"))) {
                    String type = String.valueOf(xml.attribute("Type"));
                    String target = String.valueOf(xml.attribute("Target"));
                    relationships.put(
                            String.valueOf(xml.attribute("Id")),
                            new Part(type.substring(type.lastIndexOf('/') + 1), resolve(folder, target)));
                }
                if (relationships.size() > limits.workbookParts()) {
                    throw rejection(MessageKey.TOO_MANY_WORKBOOK_PARTS.with(limits.workbookParts()));
                }
            }
        }
        return relationships;
    }

    private static String resolve(String folder, String target) {
        return target.startsWith("/") ? target.substring(1) : folder + target;
    }

    private void readSheets(String main) throws IOException, XMLStreamException {
        try (WorkbookXml xml = part(main)) {
            while (xml.next()) {
                if (xml.isStart("workbookPr")) {
                    String from1904 = xml.attribute("date1904");
                    uses1904Dates = "1".equals(from1904) || "true".equals(from1904);
                } else if (xml.isStart("sheet")) {
                    addSheet(xml);
                }
            }
        }
    }

    private void addSheet(WorkbookXml xml) {
        Part part = partsById.get(String.valueOf(xml.relationshipAttribute("id")));
        String state = xml.attribute("state");
        if (part != null && part.kind().equals("worksheet")) {
            String name = String.valueOf(xml.attribute("name"));
            if (name.length() > limits.sheetNameCharacters()) {
                throw rejection(MessageKey.LONG_SHEET_NAME.with(name.length(), limits.sheetNameCharacters()));
            }
            sheets.add(new Sheet(name, state == null || state.equals("visible"), part.path()));
        }
        if (sheets.size() > limits.workbookParts()) {
            throw rejection(MessageKey.TOO_MANY_SHEETS.with(limits.workbookParts()));
        }
    }

    private WorkbookXml part(String path) throws IOException, XMLStreamException {
        OptionalLong size = parts.size(path);
        if (size.isEmpty()) {
            throw rejection(MessageKey.MISSING_WORKBOOK_PART.with(Masking.quote(path)));
        }
        InputStream in = parts.read(path);
        try {
            return new WorkbookXml(in);
        } catch (XMLStreamException | IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    List<Sheet> sheets() {
        return sheets;
    }

    /** The rows of one sheet. They must be closed before the workbook. */
    SourceRows rows(Sheet sheet) throws IOException {
        try {
            SharedStrings strings = SharedStrings.none();
            CellFormats formats = CellFormats.none();
            for (Part part : partsById.values()) {
                if (part.kind().equals("sharedStrings")) {
                    try (WorkbookXml xml = part(part.path())) {
                        strings = SharedStrings.read(xml);
                    }
                } else if (part.kind().equals("styles")) {
                    try (WorkbookXml xml = part(part.path())) {
                        formats = CellFormats.read(xml);
                    }
                }
            }
            return new SheetRows(
                    sheet.name(), part(sheet.part()), strings, formats, new CellNumberFormatter(uses1904Dates));
        } catch (XMLStreamException e) {
            throw rejection(e);
        }
    }

    /** The rejection of a workbook with malformed XML. */
    static FileRejectedException rejection(XMLStreamException e) {
        int line = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
        return rejection(line > 0 ? MessageKey.PART_IS_NOT_XML_AT_LINE.with(line) : MessageKey.PART_IS_NOT_XML.with());
    }

    /**
     * The rejection of an unreadable workbook.
     *
     * @param found description of the problem
     */
    static FileRejectedException rejection(Message found) {
        return new FileRejectedException(
                "workbook_unreadable", null, null, found, MessageKey.WORKBOOK_FROM_SPREADSHEET.with());
    }

    @Override
    public void close() throws IOException {
        parts.close();
    }
}
