package org.ruralwarehouse.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Schema;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.YamlDocuments;
import org.ruralwarehouse.duckdb.DuckDbSettings;
import org.ruralwarehouse.duckdb.StorageVersion;
import org.ruralwarehouse.finding.CheckLimits;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.sender.SenderIdentity;
import org.ruralwarehouse.sender.SignatureRequirement;
import org.ruralwarehouse.submission.Limits;

/** Reads a settings file, adds defaults that depend on the machine, and applies overrides of the environment. */
public final class SettingsReader {

    private static final String AUTO = "auto";
    private static final long MEBIBYTES_PER_THREAD = 512;
    private static final long MIN_DEFAULT_MEBIBYTES = 1024;
    private static final long MAX_DEFAULT_MEBIBYTES = 4096;
    /** Largest heap of one landing file in bytes, including the encoder of its row group. */
    private static final long HEAP_BYTES_PER_FILE = 80L << 20;

    private static final String DEFAULT_STORAGE_VERSION = "v1.4.0";
    private static final int DEFAULT_KEEP_RELEASES = 7;

    private final Map<String, String> environment;

    /**
     * @param environment environment variables, usually those of the process
     */
    public SettingsReader(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * Reads and validates a settings file.
     *
     * @throws DefinitionException with every problem of the file
     */
    public Settings read(Path file) {
        if (!Files.exists(file)) {
            throw DefinitionException.of(
                    file.toString(), "", "the settings file does not exist; create it or correct the path");
        }
        if (Files.isDirectory(file)) {
            throw DefinitionException.of(
                    file.toString(), "", "is a folder, not a settings file; give the path of a YAML file");
        }
        if (!Files.isReadable(file)) {
            throw DefinitionException.of(file.toString(), "", "is not readable by this user; change its permissions");
        }
        return settings(bind(file.toString(), YamlDocuments.text(file)));
    }

    /** Thresholds of the bundled settings file, for commands without a settings file. */
    public static Thresholds bundledThresholds() {
        return thresholds(bind("jobs/nightly.yml", bundled("nightly.yml")).thresholds());
    }

    private static SettingsFile bind(String name, String text) {
        YamlDocuments documents = new YamlDocuments();
        Schema schema = documents.schema(bundled("settings.schema.json"));
        SettingsFile read = documents.bind(name, documents.parse(name, text), schema, SettingsFile.class);
        documents.failOnProblems();
        return Objects.requireNonNull(read);
    }

    private Settings settings(SettingsFile file) {
        DataLayout data = new DataLayout(Path.of(environment.getOrDefault("RURAL_DATA", file.data()))
                .toAbsolutePath()
                .normalize());
        requireFolder(data.root());
        return new Settings(
                Path.of(environment.getOrDefault("RURAL_INBOX", file.inbox())),
                Path.of(file.warehouse()),
                data,
                parallelFiles(file.parallelism()),
                waitAtMost(file.waitAtMost()),
                file.senderIdentity() == null ? SenderIdentity.FOLDER : file.senderIdentity(),
                file.signatures() == null ? SignatureRequirement.OPTIONAL : file.signatures(),
                file.limits() == null ? Limits.STANDARD : file.limits().toLimits(),
                file.isolation() == null
                        ? IsolationSettings.standard()
                        : file.isolation().toSettings(),
                checkTimeBudget(file.checkTimeBudget()),
                duckDb(file.duckDb(), data.spill()),
                file.incremental() == null || file.incremental(),
                file.keepReleases() == null ? DEFAULT_KEEP_RELEASES : file.keepReleases(),
                file.keepRuns() == null ? 2 * DEFAULT_KEEP_RELEASES : file.keepRuns(),
                jobRepository(file.jobRepository()),
                thresholds(file.thresholds()));
    }

    /** Rejects a data folder whose path, or a parent of it, is a file. A missing folder is created later. */
    private static void requireFolder(Path data) {
        Path existing = data;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            throw DefinitionException.of(
                    "settings", "/data", existing + " is a file, not a folder; choose another data folder");
        }
    }

    private static Thresholds thresholds(@Nullable ThresholdsFile file) {
        return file == null ? Thresholds.standard() : file.toThresholds();
    }

    private static Duration waitAtMost(@Nullable String setting) {
        return setting == null ? Duration.ofHours(48) : duration("/wait_at_most", setting);
    }

    private static Duration duration(String name, String setting) {
        try {
            return Duration.parse(setting);
        } catch (DateTimeParseException e) {
            throw DefinitionException.of(
                    "settings", name, setting + " is not an ISO 8601 duration; write one such as PT48H");
        }
    }

    private static Duration checkTimeBudget(@Nullable String setting) {
        return setting == null ? CheckLimits.STANDARD.timeBudget() : duration("/check_time_budget", setting);
    }

    /** Default DuckDB settings for this machine, for commands without a settings file. */
    public static DuckDbSettings defaultDuckDb(Path spillDirectory) {
        return duckDb(null, spillDirectory);
    }

    private static DuckDbSettings duckDb(@Nullable DuckDbFile file, Path spillDirectory) {
        String memory = file == null || file.memoryLimit() == null ? AUTO : file.memoryLimit();
        int threads = threads(file == null ? null : file.threads());
        String version =
                file == null || file.storageVersion() == null ? DEFAULT_STORAGE_VERSION : file.storageVersion();
        // The check loads the DuckDB library, which not every command needs.
        if (!version.equals(DEFAULT_STORAGE_VERSION) && !new StorageVersion(version).isKnown()) {
            throw DefinitionException.of(
                    "settings",
                    "/duckdb/storage_version",
                    version
                            + " is not a storage version that this DuckDB can write;"
                            + " use that of a release, such as v1.4.0");
        }
        return new DuckDbSettings(
                threads,
                memory.equals(AUTO) ? memoryLimitMebibytes(threads, machineMebibytes()) + "MiB" : memory,
                spillDirectory,
                version,
                file == null || file.spillLimit() == null || file.spillLimit().equals(AUTO)
                        ? DuckDbSettings.DEFAULT_SPILL_LIMIT
                        : file.spillLimit());
    }

    private static int parallelFiles(@Nullable String setting) {
        return setting == null || setting.equals(AUTO)
                ? parallelFiles(threads(AUTO), Runtime.getRuntime().maxMemory())
                : threads(setting);
    }

    /**
     * One more than the processors, because a file that waits for the disk at its end leaves one idle; limited by the
     * heap.
     */
    static int parallelFiles(int processors, long heapBytes) {
        return (int) Math.max(1, Math.min(processors + 1, heapBytes / HEAP_BYTES_PER_FILE));
    }

    private static int threads(@Nullable String setting) {
        return setting == null || setting.equals(AUTO)
                ? Runtime.getRuntime().availableProcessors()
                : Integer.parseInt(setting);
    }

    private static long machineMebibytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() >> 20;
    }

    /**
     * Default memory limit. Four times as much makes a national run only 2 to 5 % faster; runs with more rows may need
     * more.
     */
    static long memoryLimitMebibytes(int threads, long machineMebibytes) {
        long wanted = Math.max(MIN_DEFAULT_MEBIBYTES, threads * MEBIBYTES_PER_THREAD);
        return Math.min(machineMebibytes / 2, Math.min(wanted, MAX_DEFAULT_MEBIBYTES));
    }

    private Settings.JobRepositorySettings jobRepository(@Nullable JobRepositoryFile file) {
        if (file == null) {
            return new Settings.JobRepositorySettings(null, null, null);
        }
        String variable = file.passwordVariable();
        return new Settings.JobRepositorySettings(
                file.url(), file.username(), variable == null ? null : environment.get(variable));
    }

    private static String bundled(String name) {
        try (InputStream in = Objects.requireNonNull(SettingsReader.class.getResourceAsStream("/jobs/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the bundled file " + name, e);
        }
    }

    private record SettingsFile(
            String inbox,
            String warehouse,
            String data,
            @Nullable String parallelism,
            @JsonProperty("wait_at_most") @Nullable String waitAtMost,
            @JsonProperty("sender_identity") @Nullable SenderIdentity senderIdentity,
            @Nullable SignatureRequirement signatures,
            @Nullable LimitsFile limits,
            @Nullable IsolationFile isolation,
            @JsonProperty("check_time_budget") @Nullable String checkTimeBudget,
            @JsonProperty("duckdb") @Nullable DuckDbFile duckDb,
            @Nullable Boolean incremental,
            @JsonProperty("keep_releases") @Nullable Integer keepReleases,
            @JsonProperty("keep_runs") @Nullable Integer keepRuns,
            @JsonProperty("job_repository") @Nullable JobRepositoryFile jobRepository,
            @Nullable ThresholdsFile thresholds) {}

    private record DuckDbFile(
            @Nullable String threads,
            @JsonProperty("memory_limit") @Nullable String memoryLimit,
            @JsonProperty("storage_version") @Nullable String storageVersion,
            @JsonProperty("spill_limit") @Nullable String spillLimit) {}

    private record JobRepositoryFile(
            @Nullable String url,
            @Nullable String username,
            @JsonProperty("password_variable") @Nullable String passwordVariable) {}
}
