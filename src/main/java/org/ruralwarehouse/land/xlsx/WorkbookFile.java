package org.ruralwarehouse.land.xlsx;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;
import org.ruralwarehouse.land.source.VerifiedInputStream;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.storage.EncryptedCopy;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;

/**
 * The rows of a workbook of a package, in an encrypted temporary copy: a zip archive is read from its end, which is not
 * accessible inside another archive, and the personal numbers in it must not be on disk. Closing deletes the copy.
 */
public final class WorkbookFile implements SourceRows {

    /** Maximum size in bytes. A full sheet of thirty columns takes about a third of it. */
    static final long MAX_BYTES = 512L << 20;

    private final Workbook workbook;
    private final SourceRows rows;

    private WorkbookFile(SeekableByteChannel copy, Contract contract, @Nullable String sheet, Limits limits)
            throws IOException {
        workbook = Workbook.open(copy, limits);
        try {
            rows = workbook.rows(selectSheet(workbook, contract, sheet));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /**
     * Copies a workbook, verifies its declared hash and opens the sheet with the rows.
     *
     * @param folder folder for the copy; it is created if it does not exist
     * @param limits what the workbook may cost
     * @throws FileRejectedException if the workbook is too large or not readable, the hash differs or the sheet is
     *     unclear
     */
    public static SourceRows open(
            VerifiedInputStream in, Submission submission, Contract contract, Path folder, Limits limits)
            throws IOException {
        if (submission.bytes() > MAX_BYTES) {
            throw Workbook.rejection(MessageKey.LARGE_WORKBOOK.with(MAX_BYTES));
        }
        EncryptedCopy copy = EncryptedCopy.of(in, folder);
        try {
            in.verify(submission.sha256());
        } catch (IOException | RuntimeException e) {
            copy.close();
            throw e;
        }
        return new WorkbookFile(copy, contract, submission.sheet(), limits);
    }

    /**
     * Selects the sheet that the manifest declares; otherwise the only visible sheet or, among several, the one with
     * the name or title of the dataset.
     *
     * @param named name of the sheet in the manifest; null if it declares none
     * @throws FileRejectedException if no sheet or several sheets match
     */
    private static Workbook.Sheet selectSheet(Workbook workbook, Contract contract, @Nullable String named) {
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
                    Message.ofValue(Masking.quote(names)),
                    named == null
                            ? MessageKey.ONE_SHEET_OR_NAMED.with(contract.title())
                            : Message.ofValue(Masking.maskName(named)));
        }
        return candidates.get(0);
    }

    private static boolean isNamed(Workbook.Sheet sheet, String name) {
        return HeaderNormalizer.normalize(sheet.name()).equals(HeaderNormalizer.normalize(name));
    }

    @Override
    public @Nullable SourceRow next() {
        return rows.next();
    }

    @Override
    public @Nullable String sheet() {
        return rows.sheet();
    }

    @Override
    public void close() throws IOException {
        rows.close();
        workbook.close();
    }
}
