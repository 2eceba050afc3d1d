package org.ruralwarehouse.personal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.ruralwarehouse.cli.Main;

/** The nightly job in a process of its own, with the umask of {@code jobs/warehouse}, so that it can be killed. */
final class PrivateProcess implements AutoCloseable {

    private static final int LIMIT_MINUTES = 5;

    private final Process process;
    private final Path output;

    private PrivateProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /**
     * @param output file of standard output and standard error
     */
    static PrivateProcess start(Path inbox, Path data, Path output) throws IOException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "umask 077; exec \"$@\"",
                        "sh",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "nightly",
                        "--plain",
                        "--inbox",
                        inbox.toString(),
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new PrivateProcess(process, output);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the end; returns the exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError("The run has not ended after " + LIMIT_MINUTES + " minutes");
        }
        return process.exitValue();
    }

    /** Kills the process at once, without a chance to clean up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
