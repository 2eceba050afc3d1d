package org.ruralwarehouse.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Describes the machine, because results of different machines cannot be compared. */
final class Machine {

    private Machine() {}

    static List<String> description() {
        return List.of(
                "Machine: " + processor() + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, "
                        + NumberFormats.mebibytes(memoryBytes()) + " of memory, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version"),
                "Date: " + LocalDate.now(ZoneOffset.UTC),
                "Java " + Runtime.version() + ", DuckDB " + jar("duckdb_jdbc") + ", parquet-java "
                        + jar("parquet-hadoop") + ", Spring Batch " + jar("spring-batch-core"));
    }

    static long memoryBytes() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException noProc) {
            return System.getProperty("os.arch");
        }
    }

    private static String jar(String artifact) {
        Path jar = Workbench.jar(artifact);
        return jar.getFileName().toString().replace(artifact + "-", "").replace(".jar", "");
    }
}
