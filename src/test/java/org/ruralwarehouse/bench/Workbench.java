package org.ruralwarehouse.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ruralwarehouse.bench.baseline.BaselineSql;
import org.ruralwarehouse.bench.baseline.InboxFile;
import org.ruralwarehouse.bench.baseline.InboxFiles;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.storage.FileTree;

/** Folders of the benchmark and the commands that it measures, each in its own process. */
public final class Workbench {

    public static final Path WAREHOUSE = Path.of("warehouse");

    /** Fictitious persons only, and the same pseudonyms in every run, so that releases can be compared. */
    static final String SECRET = "0123456789abcdef".repeat(4);

    private static final String LAUNCHER = Path.of("jobs", "warehouse").toString();
    private static final Path SAMPLE = Path.of("sample-data", "inbox");
    private static final Set<Integer> PUBLISHED = Set.of(0, 3);
    private static final long MAX_MEBIBYTES = 4096;

    private final BenchOptions options;
    private final WarehouseDefinition definition = new WarehouseDefinitionReader(WAREHOUSE).read();
    private final MeasuredProcess process;
    private int logs;

    Workbench(BenchOptions options) {
        this.options = options;
        this.process = new MeasuredProcess(Map.of(
                "RURAL_PSEUDONYM_KEY",
                SECRET,
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Xmx" + options.heap()));
    }

    /** One unmeasured run on the sample: the first run after a build unpacks the jar and creates the class archive. */
    void warmUp() {
        print("warm-up run, not measured");
        process.runUnmeasured(
                nightlyCommand(SAMPLE, empty("data-first")), folder("logs").resolve("first.log"), PUBLISHED);
        empty("data-first");
    }

    BenchOptions options() {
        return options;
    }

    WarehouseDefinition definition() {
        return definition;
    }

    /** A folder for this scale. */
    Path folder(String name) {
        return options.folder().resolve(options.name()).resolve(name);
    }

    Path empty(String name) {
        Path folder = folder(name);
        new FileTree(folder).delete();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The inbox of a scale; generated when it does not exist. */
    Path inbox(String scale) {
        if (!options.inbox().isEmpty() && scale.equals(options.scale())) {
            return Path.of(options.inbox()).toAbsolutePath();
        }
        Path inbox = options.folder().resolve(options.name(scale)).resolve("inbox");
        if (Files.isDirectory(inbox)) {
            return inbox;
        }
        Path unfinished = inbox.resolveSibling("inbox.unfinished");
        List<String> command =
                new ArrayList<>(List.of(LAUNCHER, "generate", "--scale", scale, "--out", unfinished.toString()));
        if (!options.periods().isEmpty()) {
            command.addAll(List.of("--periods", options.periods()));
        }
        print("generate the inbox (" + scale + ")");
        run(command, Set.of(0));
        try {
            return Files.move(unfinished, inbox);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<InboxFile> files(Path inbox) {
        return new InboxFiles(definition, folder("unpacked")).read(inbox);
    }

    /** Runs the job with a data folder as described in the run book. */
    Measured nightly(Path inbox, Path data, String... more) {
        List<String> command = new ArrayList<>(nightlyCommand(inbox, data));
        command.addAll(Arrays.asList(more));
        return run(command, PUBLISHED);
    }

    private static List<String> nightlyCommand(Path inbox, Path data) {
        return List.of(LAUNCHER, "nightly", "--plain", "--inbox", inbox.toString(), "--data", data.toString());
    }

    /** Runs a class of the benchmark with only DuckDB on its class path. */
    Measured runWithDuckDbOnly(Class<?> main, String... arguments) {
        return main(
                List.of(),
                jar("duckdb_jdbc") + File.pathSeparator + Path.of("target", "test-classes"),
                main,
                arguments);
    }

    /** Runs a class of the benchmark with the full class path. */
    Measured runWithFullClassPath(Class<?> main, String... arguments) {
        return main(List.of("-Xmx1g"), System.getProperty("java.class.path"), main, arguments);
    }

    private Measured main(List<String> flags, String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-Dfile.encoding=UTF-8"));
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, main.getName()));
        command.addAll(Arrays.asList(arguments));
        return run(command, Set.of(0));
    }

    private Measured run(List<String> command, Set<Integer> good) {
        return process.run(command, folder("logs").resolve(++logs + ".log"), good);
    }

    BaselineSql baseline(List<InboxFile> files, Path work) {
        return new BaselineSql(definition, WAREHOUSE, files, work, threads(), memoryLimit(), SECRET);
    }

    static int threads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Memory limit of DuckDB outside the job: more than in the job, and as much as it can use. */
    static String memoryLimit() {
        return Math.min(MAX_MEBIBYTES, (Machine.memoryBytes() >> 20) / 2) + "MiB";
    }

    static Path jar(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
                .findFirst()
                .orElseThrow();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static void print(String text) {
        System.out.println("… " + text);
    }
}
