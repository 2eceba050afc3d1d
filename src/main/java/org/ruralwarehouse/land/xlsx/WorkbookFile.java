package org.ruralwarehouse.land.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.VerifiedInputStream;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;

/**
 * A temporary copy of a workbook of a package. A zip archive is read from its end, which is not accessible inside
 * another archive. Closing deletes the copy.
 */
public final class WorkbookFile implements Closeable {

    /** Maximum size in bytes. A full sheet of thirty columns takes about a third of it. */
    static final long MAX_BYTES = 512L << 20;

    private static final byte[] ZIP_SIGNATURE = {'P', 'K', 3, 4};
    private static final byte[] OLE2_SIGNATURE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private final Path copy;

    private WorkbookFile(Path copy) {
        this.copy = copy;
    }

    /**
     * True for a workbook, by its first bytes or its name; no CSV file starts with the signature of a zip archive.
     *
     * @throws FileRejectedException for a workbook in the binary format of Excel 97 or with a password
     */
    public static boolean isWorkbook(PackageFiles files, String path) throws IOException {
        byte[] head;
        try (InputStream in = files.read(path)) {
            head = in.readNBytes(OLE2_SIGNATURE.length);
        }
        if (Arrays.equals(head, OLE2_SIGNATURE)) {
            throw new FileRejectedException(
                    "legacy_workbook",
                    null,
                    null,
                    MessageKey.LEGACY_WORKBOOK.with(),
                    MessageKey.WORKBOOK_WITHOUT_PASSWORD.with());
        }
        return path.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                || Arrays.equals(Arrays.copyOf(head, ZIP_SIGNATURE.length), ZIP_SIGNATURE);
    }

    /** Copies the workbook and verifies its declared hash. */
    public static WorkbookFile copy(VerifiedInputStream in, Submission submission, Path folder) throws IOException {
        if (submission.bytes() > MAX_BYTES) {
            throw Workbook.rejection(MessageKey.LARGE_WORKBOOK.with(MAX_BYTES));
        }
        Files.createDirectories(folder);
        Path copy = folder.resolve("workbook.xlsx");
        Files.copy(in, copy);
        in.verify(submission.sha256());
        return new WorkbookFile(copy);
    }

    /** Opens the copy. */
    public Workbook open() throws IOException {
        return Workbook.open(copy);
    }

    /**
     * Selects the sheet that the manifest declares; otherwise the only visible sheet or, among several, the one with
     * the name or title of the dataset.
     *
     * @param named name of the sheet in the manifest; null if it declares none
     * @throws FileRejectedException if no sheet or several sheets match
     */
    public static Workbook.Sheet selectSheet(Workbook workbook, Contract contract, @Nullable String named) {
        List<Workbook.Sheet> candidates = workbook.sheets().stream()
                .filter(sheet -> named == null ? sheet.isVisible() : isNamed(sheet, named))
                .toList();
        if (candidates.size() > 1) {
            candidates = candidates.stream()
                    .filter(sheet -> isNamed(sheet, contract.name()) || isNamed(sheet, contract.title()))
                    .toList();
        }
        if (candidates.size() != 1) {
            String names = String.join(
                    ", ", workbook.sheets().stream().map(Workbook.Sheet::name).toList());
            throw new FileRejectedException(
                    "sheet_not_found",
                    null,
                    null,
                    Message.ofValue(Masking.shorten(Masking.maskNumbers(names))),
                    named == null ? MessageKey.ONE_SHEET_OR_NAMED.with(contract.title()) : Message.ofValue(named));
        }
        return candidates.get(0);
    }

    private static boolean isNamed(Workbook.Sheet sheet, String name) {
        return HeaderNormalizer.normalize(sheet.name()).equals(HeaderNormalizer.normalize(name));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(copy);
    }
}
