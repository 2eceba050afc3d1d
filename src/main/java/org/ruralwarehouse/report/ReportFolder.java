package org.ruralwarehouse.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.report.page.NationalPage;

/**
 * Files of the report on one package, and an archive of the reports on earlier packages of the same name. A province
 * often sends a corrected package under the same name.
 */
final class ReportFolder {

    private static final String ARCHIVE = "earlier";

    private final Path path;

    ReportFolder(Path path) {
        this.path = path;
    }

    Path json() {
        return path.resolve("report.json");
    }

    Path html() {
        return path.resolve("report.html");
    }

    Path findings() {
        return path.resolve("findings.csv");
    }

    /** All findings as data, compared with the next attempt. */
    Path findingData() {
        return path.resolve("findings.parquet");
    }

    /** National files are written by the office only, not by {@code validate}. */
    Path nationalHtml() {
        return path.resolve(NationalPage.FILE);
    }

    Path nationalJson() {
        return path.resolve("national.json");
    }

    /** Written only when there are national findings. */
    Path nationalFindings() {
        return path.resolve("national.csv");
    }

    /** Deletes the national findings of an earlier report on the package. */
    void deleteNationalFindings() {
        try {
            Files.deleteIfExists(nationalFindings());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + nationalFindings(), e);
        }
    }

    /** Returns the current report of this folder; empty when there is none. */
    Optional<PreviousReport> report() {
        return PreviousReport.read(this, 0);
    }

    /** Returns archived reports on other packages of the same name, oldest first. */
    List<PreviousReport> archivedReports() {
        List<PreviousReport> reports = new ArrayList<>();
        for (int number = 1; Files.isDirectory(archived(number).path); number++) {
            archived(number).report(number).ifPresent(reports::add);
        }
        return reports;
    }

    private Optional<PreviousReport> report(int number) {
        return PreviousReport.read(this, number);
    }

    private ReportFolder archived(int number) {
        return new ReportFolder(path.resolve(ARCHIVE).resolve(String.valueOf(number)));
    }

    /**
     * Archives the current report if it is on another attempt.
     *
     * @param manifestSha256 of the package of which the report is about to be written; null when the manifest is
     *     unknown
     */
    void archiveOtherAttempt(@Nullable String manifestSha256) {
        PreviousReport current = report().orElse(null);
        if (current == null
                || !current.describesAttempt()
                || current.manifestSha256().equals(manifestSha256)) {
            return;
        }
        int number = 1;
        while (Files.isDirectory(archived(number).path)) {
            number++;
        }
        Path partial = path.resolve(ARCHIVE + ".partial");
        try {
            Files.createDirectories(partial);
            Files.createDirectories(path.resolve(ARCHIVE));
            for (Path file : List.of(
                    findings(), findingData(), html(), nationalFindings(), nationalHtml(), nationalJson(), json())) {
                if (Files.exists(file)) {
                    Files.move(file, partial.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(partial, archived(number).path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot archive the report in " + path, e);
        }
    }

    /** Returns all reports in a folder of reports, current and archived, by folder name. */
    static List<PreviousReport> allReports(Path reports) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(ReportFolder::new)
                    .flatMap(folder -> Stream.concat(folder.report().stream(), folder.archivedReports().stream()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + reports, e);
        }
    }

    /** Writes to a temporary file and renames it atomically, so that readers never see a partial report. */
    static void write(Path target, byte[] bytes) {
        write(target, bytes, false);
    }

    /**
     * Writes as {@link #write} does and forces the file to disk, for files that the next run reads. All other files can
     * be rewritten.
     */
    static void writeDurably(Path target, byte[] bytes) {
        write(target, bytes, true);
    }

    private static void write(Path target, byte[] bytes, boolean isDurable) {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(partial, bytes);
            if (isDurable) {
                try (FileChannel file = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                    file.force(true);
                }
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }
}
