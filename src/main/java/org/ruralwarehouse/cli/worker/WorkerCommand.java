package org.ruralwarehouse.cli.worker;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ruralwarehouse.job.isolation.Worker;
import org.ruralwarehouse.settings.PseudonymKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Reads one package for the nightly job, which starts this command and gives it a task. */
@Command(
        name = WorkerCommand.NAME,
        description = "Reads one package alone. Only the nightly job starts this command.",
        hidden = true)
public final class WorkerCommand implements Callable<Integer> {

    public static final String NAME = "worker";

    @Parameters(paramLabel = "DIR", description = "Folder of the task.")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        new Worker(folder, new PseudonymKeys(System.getenv())).run();
        return 0;
    }
}
