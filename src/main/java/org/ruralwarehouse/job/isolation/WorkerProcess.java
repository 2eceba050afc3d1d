package org.ruralwarehouse.job.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.ruralwarehouse.job.batch.RunFailedException;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.storage.FileModes;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;

/**
 * Runs one task in a worker process: bounds its time and its output, and distinguishes a failure at the package from a
 * failure of the machine. The worker ends when this process ends, because it watches its standard input.
 */
final class WorkerProcess {

    /** Name of the command of the program. */
    static final String COMMAND = "worker";

    private static final int MAX_OUTPUT_BYTES = 1 << 12;
    private static final long MAX_RESULT_BYTES = 64L << 20;

    /** Exit codes after SIGHUP, SIGINT and SIGTERM: the operator stops the whole run. */
    private static final Set<Integer> STOPPED = Set.of(129, 130, 143);

    private final List<String> command;
    private final Path folder;
    private final Duration limit;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param command starts the worker; the folder is appended
     * @param folder for task and result; it is deleted before and afterwards
     * @param limit time for the task, and once more for the start
     */
    WorkerProcess(List<String> command, Path folder, Duration limit) {
        this.command = command;
        this.folder = folder;
        this.limit = limit;
    }

    /**
     * Executes a task.
     *
     * @throws WorkerFailureException when the worker failed at the package
     * @throws RunFailedException when the worker could not start or was stopped; the package is not the cause
     */
    WorkerResult run(WorkerTask task) {
        try {
            new FileTree(folder).delete();
            FileModes.createPrivateFolder(folder);
            json.write(folder.resolve(Worker.TASK), task);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                LastOutput output = new LastOutput(process.getInputStream());
                boolean hasEnded = process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
                // By its handle: Process.destroyForcibly closes the output that is still to be read.
                process.toHandle().destroyForcibly();
                process.waitFor();
                return result(hasEnded, process.exitValue(), output.text());
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new RunFailedException("Cannot start a worker process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailedException("The run was stopped while a worker process was active", e);
        } finally {
            new FileTree(folder).delete();
        }
    }

    private WorkerResult result(boolean hasEnded, int exitCode, String output) throws IOException {
        Path file = folder.resolve(Worker.RESULT);
        if (hasEnded && exitCode == 0 && Files.exists(file)) {
            if (Files.size(file) > MAX_RESULT_BYTES) {
                throw new WorkerFailureException("result of more than " + MAX_RESULT_BYTES + " bytes", output);
            }
            WorkerResult result = json.read(file, WorkerResult.class);
            if (result.environment() != null) {
                throw cannotWork(result.environment());
            }
            WorkerResult.Failure failure = result.failure();
            if (failure != null) {
                throw new WorkerFailureException(failure);
            }
            return result;
        }
        String end = hasEnded ? "ended with exit code " + exitCode : "exceeded its time of " + limit;
        if (hasEnded && STOPPED.contains(exitCode)) {
            throw new RunFailedException("The run was stopped: the worker process " + end, null);
        }
        if (!Files.exists(folder.resolve(Worker.STARTED))) {
            throw cannotWork(end + ", before it read the package. " + output);
        }
        throw new WorkerFailureException(end, output);
    }

    private static RunFailedException cannotWork(String reason) {
        return new RunFailedException(
                "This machine or installation cannot land packages; no package was rejected for this reason."
                        + " A worker process reports: " + reason,
                null);
    }

    /** Reads all output, so that the worker never waits, and keeps the end of it. */
    private static final class LastOutput {

        private final byte[] last = new byte[MAX_OUTPUT_BYTES];
        private final Thread thread;
        private long count;

        LastOutput(InputStream in) {
            thread = new Thread(() -> readAll(in), "worker-output");
            thread.setDaemon(true);
            thread.start();
        }

        private void readAll(InputStream in) {
            byte[] buffer = new byte[MAX_OUTPUT_BYTES];
            try (in) {
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    add(buffer, read);
                }
            } catch (IOException ended) {
                // The process has ended.
                return;
            }
        }

        private synchronized void add(byte[] bytes, int length) {
            for (int i = 0; i < length; i++) {
                last[(int) (count++ % last.length)] = bytes[i];
            }
        }

        /** The end of the output on one line, masked. */
        String text() throws InterruptedException {
            // A grandchild may keep the output open.
            thread.join(Duration.ofSeconds(5).toMillis());
            synchronized (this) {
                int length = (int) Math.min(count, last.length);
                byte[] bytes = new byte[length];
                for (int i = 0; i < length; i++) {
                    bytes[i] = last[(int) ((count - length + i) % last.length)];
                }
                return Masking.quote(new String(bytes, StandardCharsets.UTF_8)
                        .replaceAll("\\s+", " ")
                        .strip());
            }
        }
    }
}
