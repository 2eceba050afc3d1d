package org.ruralwarehouse.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ruralwarehouse.cli.Main;

/**
 * A run of the nightly job in a process of its own, because a hostile package may end or stop the process.
 *
 * @param output standard output and standard error
 */
record ProgramRun(int exitCode, String output) {

    /** A run with two packages takes some seconds; on a machine under load it takes ten times as long. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    static ProgramRun nightly(Path inbox, Path data) throws IOException, InterruptedException {
        Path log = Files.createTempFile("hostile", ".log");
        Process process = new ProcessBuilder(
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
                .redirectOutput(log.toFile())
                .start();
        boolean hasEnded = process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (!hasEnded) {
            process.destroyForcibly().waitFor();
        }
        String output = Files.readString(log);
        Files.delete(log);
        assertThat(hasEnded)
                .as("the run ends within %s; last output:%n%s", LIMIT, tail(output))
                .isTrue();
        return new ProgramRun(process.exitValue(), output);
    }

    /** The last lines of the output, for messages. */
    String tail() {
        return tail(output);
    }

    private static String tail(String output) {
        List<String> lines = output.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
