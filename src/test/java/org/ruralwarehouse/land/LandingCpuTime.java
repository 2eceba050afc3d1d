package org.ruralwarehouse.land;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.ruralwarehouse.accept.AcceptStage;
import org.ruralwarehouse.check.CheckCatalog;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.land.csv.CsvOpener;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.csv.UnquotedCsvReader;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Limits;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.archive.PackageFiles;
import org.ruralwarehouse.submission.incident.Incidents;

/**
 * Lands all packages of an inbox several times on one thread and prints the processor time of the process for each
 * pass. Arguments: the inbox, {@code fast} or {@code parser} (commons-csv alone), the number of passes. Compare
 * alternating runs of both, because the speed of a machine varies.
 */
public final class LandingCpuTime {

    private final LandStage stage;
    private final List<Submission> submissions;
    private final Path output;

    private LandingCpuTime(Path inbox, CsvOpener csv, Path output) {
        WarehouseDefinition definition = new WarehouseDefinitionReader(Path.of("warehouse")).read();
        CheckCatalog checks = CheckCatalog.read(definition);
        submissions = new AcceptStage(
                        definition,
                        checks.rules(),
                        definition.reference().values("lifted_county", "province_code"),
                        Duration.ZERO,
                        List.of())
                .acceptAll(inbox)
                .toLand();
        PseudonymKey key = new PseudonymKey(new byte[PseudonymKey.MIN_BYTES]);
        LandingDefinition landing = new LandingDefinition(
                definition, checks.rules(), key, definition.reference().values("personal_header", "header"));
        stage = new LandStage(landing, PackageFiles::open, csv, Limits.STANDARD, Incidents.unstored());
        this.output = output;
    }

    public static void main(String[] arguments) throws IOException {
        CsvOpener csv = arguments[1].equals("parser") ? CsvRows::new : UnquotedCsvReader::open;
        Path output = Files.createTempDirectory("landing");
        LandingCpuTime landing = new LandingCpuTime(Path.of(arguments[0]), csv, output);
        for (int pass = 1; pass <= Integer.parseInt(arguments[2]); pass++) {
            long before = processorTime();
            long rows = landing.landAll();
            System.out.printf("pass %d: %d rows, %.2f s%n", pass, rows, (processorTime() - before) / 1e9);
        }
        new FileTree(output).delete();
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private long landAll() {
        long rows = 0;
        for (Submission submission : submissions) {
            Path folder = output.resolve(String.valueOf(submission.key()));
            LandingOutcome outcome = stage.land(submission, folder, output.resolve("staging"), progress -> {});
            LandingReceipt receipt = outcome.receipt();
            rows += receipt == null ? 0 : receipt.rowsReceived();
            new FileTree(folder).delete();
        }
        return rows;
    }
}
