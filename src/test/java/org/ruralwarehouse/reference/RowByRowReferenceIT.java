package org.ruralwarehouse.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.generate.GenerateListener;
import org.ruralwarehouse.generate.GenerateRequest;
import org.ruralwarehouse.generate.GenerateStage;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;

/**
 * The warehouse gives the same results for a generated inbox as a row-by-row reference implementation. It uses a tenth
 * of the nation, because smaller inboxes do not use the code for large tables. {@code -Dreference.scale=hundredth} is
 * faster.
 */
class RowByRowReferenceIT {

    private static final Path WAREHOUSE = Path.of("warehouse");

    @TempDir
    Path folder;

    @Test
    void star_equals_the_row_by_row_reference() throws Exception {
        Path inbox = folder.resolve("inbox");
        String scale = System.getProperty("reference.scale", "tenth");
        new GenerateStage(GenerateListener.SILENT)
                .generate(GenerateRequest.of(scale, inbox, Path.of("sample-data", "generator"), WAREHOUSE));
        RunOutcome outcome = runNightly(inbox);
        Reference reference = new Reference(WAREHOUSE);

        ReferenceRegister register = reference.read(inbox, folder.resolve("unpacked"));

        // 22 provinces and hundreds of counties, with quarantined rows: the comparison is not trivial
        assertThat(register.submissions()).hasSize(22).noneMatch(line -> line.contains("received 0,"));
        assertThat(register.counties()).hasSizeGreaterThan(800);
        assertThat(gross(register.counties())).isGreaterThan(net(register.counties()));
        try (Database release = outcome.current().orElseThrow().open()) {
            List<String> differences = reference.differences(register, release);
            assertThat(differences).isEmpty();
        }
    }

    private static long gross(Map<String, ReferenceTotals> counties) {
        return counties.values().stream().mapToLong(totals -> totals.claimed).sum();
    }

    private static long net(Map<String, ReferenceTotals> counties) {
        return counties.values().stream().mapToLong(totals -> totals.persons).sum();
    }

    private RunOutcome runNightly(Path inbox) throws Exception {
        Path file = Files.writeString(
                folder.resolve("nightly.yml"), """
                inbox: %s
                warehouse: %s
                data: %s
                """.formatted(inbox, WAREHOUSE, folder.resolve("data")));
        Settings settings = new SettingsReader(Map.of()).read(file);
        byte[] secret = new PseudonymKeys(Map.of()).read(settings.data());
        return new NightlyLauncher(settings, new PseudonymKey(secret), Progress.SILENT).run();
    }
}
