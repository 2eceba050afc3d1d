package org.ruralwarehouse.incremental;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.JsonFiles;
import tools.jackson.core.JacksonException;

/**
 * Stores the fingerprint of the inputs of each written report. A report is not rewritten while its inputs and the
 * lengths of its files are unchanged.
 */
public final class ReportFingerprints {

    private final Path folder;

    /**
     * @param folder for receipts, apart from the reports; if it is deleted, every report is rewritten
     */
    public ReportFingerprints(Path folder) {
        this.folder = folder;
    }

    /**
     * Written after the files of the report.
     *
     * @param files lengths in bytes by file name, to detect files that were truncated or edited
     */
    private record Receipt(String inputsSha256, Map<String, Long> files) {}

    private Path receiptFile(Path report) {
        return folder.resolve(report.getFileName() + ".json");
    }

    /** Stores the fingerprint of the inputs from which the files of a report were written. */
    public void write(Path report, String inputsSha256) {
        new JsonFiles().write(receiptFile(report), new Receipt(inputsSha256, lengths(report)));
    }

    /** Deletes the receipt; called before the files of a report are written. */
    public void delete(Path report) {
        try {
            Files.deleteIfExists(receiptFile(report));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + receiptFile(report), e);
        }
    }

    /** True when the report was written from these inputs and its files have the recorded lengths. */
    public boolean isUpToDate(Path report, String inputsSha256) {
        if (!Files.isRegularFile(receiptFile(report)) || !Files.isDirectory(report)) {
            return false;
        }
        try {
            Receipt receipt = new JsonFiles().read(receiptFile(report), Receipt.class);
            return inputsSha256.equals(receipt.inputsSha256) && lengths(report).equals(receipt.files);
        } catch (JacksonException e) {
            return false;
        }
    }

    private static Map<String, Long> lengths(Path report) {
        Map<String, Long> lengths = new TreeMap<>();
        try (Stream<Path> files = Files.list(report)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                lengths.put(String.valueOf(file.getFileName()), Files.size(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + report, e);
        }
        return lengths;
    }
}
