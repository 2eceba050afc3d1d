package org.ruralwarehouse.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;

/** Runs the job as the command line does. */
record NightlyRun(Path warehouse, Path inbox, Path data) {

    static final Path WAREHOUSE = Path.of("warehouse");
    static final Path SAMPLE = Path.of("sample-data", "inbox");

    Settings settings() {
        try {
            Path file = Files.createTempFile("settings", ".yml");
            Files.writeString(file, """
                    inbox: %s
                    warehouse: %s
                    data: %s
                    """.formatted(inbox, warehouse, data));
            return new SettingsReader(Map.of()).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunOutcome run() {
        Settings settings = settings();
        byte[] secret = new PseudonymKeys(Map.of()).read(settings.data());
        return new NightlyLauncher(settings, new PseudonymKey(secret), Progress.SILENT).run();
    }

    /** Opens the current release. */
    static Database open(RunOutcome outcome) {
        return outcome.current().orElseThrow().open();
    }

    static void copyTree(Path source, Path target) {
        copyTree(source, target, path -> true);
    }

    static void copyTree(Path source, Path target, Predicate<Path> wanted) {
        try (Stream<Path> entries = Files.walk(source)) {
            for (Path entry : entries.filter(wanted).toList()) {
                Path copy = target.resolve(source.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(entry, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
