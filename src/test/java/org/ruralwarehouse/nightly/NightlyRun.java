package org.ruralwarehouse.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.job.replay.ReplayLauncher;
import org.ruralwarehouse.job.replay.ReplayedSubmission;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;

/**
 * Runs the job as the command line does.
 *
 * @param moreSettings lines of the settings file; default settings when empty
 */
public record NightlyRun(Path warehouse, Path inbox, Path data, String moreSettings) {

    public static final Path WAREHOUSE = Path.of("warehouse");

    NightlyRun(Path warehouse, Path inbox, Path data) {
        this(warehouse, inbox, data, "");
    }

    /** The same job with other settings. */
    public NightlyRun with(String settings) {
        return new NightlyRun(warehouse, inbox, data, settings);
    }

    public Settings settings() {
        try {
            Path file = Files.createTempFile("settings", ".yml");
            Files.writeString(file, """
                    inbox: %s
                    warehouse: %s
                    data: %s
                    %s
                    """.formatted(inbox, warehouse, data, moreSettings));
            return new SettingsReader(Map.of()).read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RunOutcome run() {
        return new NightlyLauncher(settings(), key(), Progress.SILENT).run();
    }

    /** Replays quarantined rows under the current contracts. */
    public List<ReplayedSubmission> replay() {
        return new ReplayLauncher(settings(), key()).run();
    }

    private PseudonymKey key() {
        return new PseudonymKey(new PseudonymKeys(Map.of()).read(settings().data()));
    }

    /** Opens the current release. */
    static Database open(RunOutcome outcome) {
        return outcome.current().orElseThrow().open();
    }

    public static void copyTree(Path source, Path target) {
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
