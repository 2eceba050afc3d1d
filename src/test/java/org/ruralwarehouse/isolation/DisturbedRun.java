package org.ruralwarehouse.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ruralwarehouse.job.NightlyLauncher;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.settings.SettingsReader;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incident;

/**
 * Program of a test: a run whose observer disturbs the thread that lands a package with {@code victim} in its name, as
 * a failure of that thread would. Worker processes have no observer.
 */
public final class DisturbedRun implements Progress {

    static final int STUCK = 5;

    private final String disturbance;

    private DisturbedRun(String disturbance) {
        this.disturbance = disturbance;
    }

    /**
     * @param arguments settings file, then {@code memory}, {@code stack}, {@code spin}, {@code wait}, {@code crash} or
     *     {@code none}
     */
    public static void main(String[] arguments) {
        Settings settings = new SettingsReader(Map.of()).read(Path.of(arguments[0]));
        PseudonymKey key = new PseudonymKey(new PseudonymKeys(Map.of()).read(settings.data()));
        try {
            RunOutcome outcome = new NightlyLauncher(settings, key, new DisturbedRun(arguments[1])).run();
            System.out.println("rejected " + outcome.facts().rejected());
            System.out.println("published " + outcome.isPublished());
            System.exit(outcome.facts().rejected().isEmpty() ? 0 : 3);
        } catch (RuntimeException e) {
            e.printStackTrace(System.out);
            System.exit(1);
        }
    }

    @Override
    public void rowsReceived(Submission submission, long rows) {
        if (!submission.packageName().contains("victim")) {
            return;
        }
        System.out.println("in flight " + submission.packageName());
        switch (disturbance) {
            case "memory" -> fill();
            case "stack" -> recur(0);
            case "spin" -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }
            case "wait" -> waitForEver();
            case "crash" -> Runtime.getRuntime().halt(137);
            default -> {
                // undisturbed
            }
        }
    }

    private static void fill() {
        List<byte[]> blocks = new ArrayList<>();
        while (true) {
            blocks.add(new byte[1 << 20]);
        }
    }

    private static long recur(long depth) {
        return depth == Long.MAX_VALUE ? 0 : recur(depth + 1) + 1;
    }

    private static void waitForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void packageIsolated(String packageName, String reason) {
        System.out.println("alone " + packageName + ": " + reason);
    }

    @Override
    public void packageFailed(Incident incident, Throwable cause) {
        System.out.println("incident " + incident.packageName() + ": " + incident.failure() + " " + cause);
    }

    @Override
    public void packageStuck(String packageName) {
        System.out.println("stuck " + packageName);
        Runtime.getRuntime().halt(STUCK);
    }

    @Override
    public void submissionCompleted(LandingOutcome outcome) {
        System.out.println((outcome.isLanded() ? "landed " : "not landed ")
                + outcome.submission().packageName());
    }
}
