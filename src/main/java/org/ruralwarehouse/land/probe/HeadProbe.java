package org.ruralwarehouse.land.probe;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.submission.Submission;

/**
 * Decides from the head of a file how it is read:
 *
 * <ol>
 *   <li>workbook or CSV, by the first bytes or the name;
 *   <li>the encoding of a CSV file ({@link EncodingDetector});
 *   <li>its delimiter: as declared, otherwise detected ({@link DelimiterSniffer}).
 * </ol>
 *
 * The result is as if each step read the file from its start. Only two cases need more than the head: fewer than 1,000
 * non-ASCII characters in it, and fewer than thirty rows. Then the probe reads on, and the file is opened again for its
 * rows.
 */
public final class HeadProbe {

    private static final byte[] ZIP_SIGNATURE = {'P', 'K', 3, 4};
    private static final byte[] OLE2_SIGNATURE = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };

    private final DelimiterSniffer delimiters;

    public HeadProbe(Contract contract) {
        this.delimiters = new DelimiterSniffer(contract);
    }

    /**
     * Determines the format of a file.
     *
     * @throws FileRejectedException for a workbook in the binary format of Excel 97 or with a password, and for a
     *     declared encoding that is not supported
     */
    public FileFormat probe(SourceFile file, Submission submission) throws IOException {
        if (isWorkbook(file, submission.fileName())) {
            return new FileFormat.Workbook();
        }
        Charset charset = new EncodingDetector().detect(file, submission.encoding());
        Character declared = submission.delimiter();
        return new FileFormat.Csv(charset, declared == null ? delimiters.sniff(file, charset) : declared);
    }

    /** True for a workbook, by its first bytes or its name; no CSV file starts with the signature of a zip archive. */
    private static boolean isWorkbook(SourceFile file, String path) throws IOException {
        byte[] head;
        try (InputStream in = file.read()) {
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
}
