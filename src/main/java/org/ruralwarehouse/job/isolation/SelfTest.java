package org.ruralwarehouse.job.isolation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.land.LandStage;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;

/**
 * Lands a CSV file and a workbook of this program's own, with a header and no rows. When it fails, this machine or
 * installation cannot land any package, and no package is to blame.
 */
final class SelfTest {

    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

    private final WarehouseDefinition definition;
    private final LandStage stage;
    private final Path folder;

    /**
     * @param stage its incidents must be unstored
     * @param folder for temporary files; it is deleted afterwards
     */
    SelfTest(WarehouseDefinition definition, LandStage stage, Path folder) {
        this.definition = definition;
        this.stage = stage;
        this.folder = folder;
    }

    /**
     * Lands both files.
     *
     * @throws IOException when a file cannot be written or does not land
     */
    void run() throws IOException {
        Contract contract = definition.newestContracts().get(0);
        List<String> header = contract.fields().stream()
                .map(field -> field.headers().findFirst().orElse(field.name()))
                .toList();
        try {
            land(contract, "file.csv", (String.join(",", header) + "\r\n").getBytes(StandardCharsets.UTF_8));
            land(contract, "file.xlsx", workbook(header));
        } finally {
            new FileTree(folder).delete();
        }
    }

    private void land(Contract contract, String name, byte[] bytes) throws IOException {
        Path location = Files.createDirectories(folder.resolve("package"));
        Files.writeString(location.resolve(PackageFiles.MANIFEST), "{}");
        Files.write(location.resolve(name), bytes);
        Submission submission = new Submission(
                1,
                contract.name(),
                definition.reference().values("lifted_county", "province_code").stream()
                        .sorted()
                        .findFirst()
                        .orElse(""),
                Period.of(String.valueOf(contract.validFrom().getYear() + 1)),
                1,
                "self-test",
                location,
                name,
                null,
                null,
                bytes.length,
                Sha256.hex(bytes),
                null,
                1,
                Map.of(),
                Instant.EPOCH,
                "");
        LandingOutcome outcome =
                stage.land(submission, folder.resolve("landed"), folder.resolve("staging"), rows -> {});
        new FileTree(folder.resolve("landed")).delete();
        if (!outcome.isLanded()) {
            String codes = outcome.rejections().stream().map(Finding::code).collect(Collectors.joining(", "));
            throw new IOException("The self-test did not land " + name + ": " + codes);
        }
    }

    private static byte[] workbook(List<String> header) throws IOException {
        String cells = header.stream()
                .map(cell ->
                        "<c t='inlineStr'><is><t>" + cell.replace("&", "&amp;").replace("<", "&lt;") + "</t></is></c>")
                .collect(Collectors.joining());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            add(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            add(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns='" + MAIN + "' xmlns:r='" + RELATION
                            + "'><sheets><sheet name='s' sheetId='1' r:id='r1'/></sheets></workbook>");
            add(zip, "xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
            add(
                    zip,
                    "xl/worksheets/sheet1.xml",
                    "<worksheet xmlns='" + MAIN + "'><sheetData><row>" + cells + "</row></sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static String relations(String type, String target) {
        return "<Relationships xmlns='" + RELATIONS + "'><Relationship Id='r1' Type='" + RELATION + "/" + type
                + "' Target='" + target + "'/></Relationships>";
    }

    private static void add(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
