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
 * The files of one package's report, and below them those of what came under the same name before: a province that mends
 * a package and sends it again often leaves the name as it is.
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

    /** Written by the office alone, as is all that only the nation together shows. */
    Path nationalHtml() {
        return path.resolve(NationalPage.FILE);
    }

    Path nationalJson() {
        return path.resolve("national.json");
    }

    /** Written only where there is something to say. */
    Path nationalFindings() {
        return path.resolve("national.csv");
    }

    /** What is here before a report is written. */
    Optional<PreviousReport> report() {
        return PreviousReport.read(this, 0);
    }

    /** Reports on other packages of the same name, the oldest first. */
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

    /** Moves a report on another attempt out of the way; nothing happens when it is on this very package. */
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
            for (Path file : List.of(findings(), html(), nationalFindings(), nationalHtml(), nationalJson(), json())) {
                if (Files.exists(file)) {
                    Files.move(file, partial.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.move(partial, archived(number).path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the report in " + path, e);
        }
    }

    /** Every report below a folder of reports, in the order of their names. */
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

    /** Writes beside the target and renames, so that nobody reads half a report. */
    static void write(Path target, byte[] bytes) {
        write(target, bytes, false);
    }

    /** The same, and on disk when it returns: for what the next night reads. All else can be made again from it. */
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
