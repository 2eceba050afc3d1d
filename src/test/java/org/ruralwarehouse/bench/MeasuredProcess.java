package org.ruralwarehouse.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs one command at a time and measures wall time, CPU time of ended children as the kernel reports it, and peak
 * memory as the kernel's high-water mark, which is polled. Needs {@code /proc}; without it only wall time is measured.
 * Memory is that of the process or of its child that is Java; a script may start it as one or become it (exec).
 */
final class MeasuredProcess {

    private static final int POLL_MILLISECONDS = 20;
    /** Ticks per second in {@code /proc/<pid>/stat}; 100 on every Linux. */
    private static final double TICKS = 100;
    /** Index of the field in the stat line after the name in brackets. */
    private static final int CHILD_USER = 13;

    private static final Path OWN = Path.of("/proc/self/stat");

    private final Map<String, String> environment;

    MeasuredProcess(Map<String, String> environment) {
        this.environment = environment;
    }

    /**
     * @param good exit codes that mean success
     * @throws IllegalStateException for any other exit code, with the end of the output
     */
    Measured run(List<String> command, Path log, Set<Integer> good) {
        try {
            ProcessBuilder builder = builder(command, log);
            flushDisk();
            double cpuBefore = childrenCpu();
            long start = System.nanoTime();
            Process process = builder.start();
            long peak = pollPeakMemory(process);
            double wall = (System.nanoTime() - start) / 1e9;
            requireExitCode(good, process.exitValue(), command, log);
            if (peak == 0 && Files.exists(OWN)) {
                throw new IllegalStateException(
                        String.join(" ", command) + "\nnever became java: nothing was measured");
            }
            return new Measured(wall, childrenCpu() - cpuBefore, peak, process.exitValue(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Flushes pending writes of the previous process, so that they do not slow down the next one. */
    private static void flushDisk() throws InterruptedException {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException noSuchCommand) {
            // Without the command, the system flushes them later.
        }
    }

    /** Runs a command without measuring it. */
    void runUnmeasured(List<String> command, Path log, Set<Integer> good) {
        try {
            requireExitCode(good, builder(command, log).start().waitFor(), command, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private ProcessBuilder builder(List<String> command, Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder;
    }

    private static void requireExitCode(Set<Integer> good, int code, List<String> command, Path log)
            throws IOException {
        if (!good.contains(code)) {
            throw new IllegalStateException(String.join(" ", command) + "\nended with " + code + ":\n" + tail(log));
        }
    }

    private static long pollPeakMemory(Process process) throws InterruptedException {
        Optional<Path> java = Optional.empty();
        long peak = 0;
        try {
            do {
                if (java.isEmpty()) {
                    java = javaStatus(process);
                }
                long now = java.map(MeasuredProcess::highWaterMark).orElse(0L);
                if (now == 0) {
                    java = Optional.empty();
                }
                peak = Math.max(peak, now);
            } while (!process.waitFor(POLL_MILLISECONDS, TimeUnit.MILLISECONDS));
        } finally {
            process.destroy();
        }
        return peak;
    }

    private static Optional<Path> javaStatus(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.children())
                .map(handle -> Path.of("/proc", String.valueOf(handle.pid()), "status"))
                .filter(status -> highWaterMark(status) > 0)
                .findFirst();
    }

    /** Zero unless the process is Java. */
    private static long highWaterMark(Path status) {
        try {
            List<String> lines = Files.readAllLines(status);
            if (!lines.contains("Name:\tjava")) {
                return 0;
            }
            return lines.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException noSuchFile) {
            return 0;
        }
    }

    private static double childrenCpu() {
        try {
            String stat = Files.readString(OWN);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
            return (Long.parseLong(fields[CHILD_USER]) + Long.parseLong(fields[CHILD_USER + 1])) / TICKS;
        } catch (IOException noProc) {
            return Double.NaN;
        }
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }
}
