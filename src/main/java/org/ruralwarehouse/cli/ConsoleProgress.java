package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.job.Progress;
import org.ruralwarehouse.job.batch.FailureTrace;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.submission.incident.Incident;

/** Shows the progress of a run: a progress bar on a terminal, otherwise one line per event. */
final class ConsoleProgress implements Progress, AutoCloseable {

    /** Total for a progress bar without a known number of items. */
    private static final long UNKNOWN = -1;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final long start = System.nanoTime();
    private final AtomicInteger toLand = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Map<Long, Long> rows = new ConcurrentHashMap<>();
    private @Nullable ProgressBar bar;

    private ConsoleProgress(PrintWriter out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    static ConsoleProgress on(PrintWriter out, boolean isTerminal) {
        return new ConsoleProgress(out, isTerminal);
    }

    @Override
    public synchronized void stageStarted(String stage, String description) {
        closeBar();
        if (stage.equals("accept")) {
            toLand.set(0);
            done.set(0);
        }
        printLine(stage, description);
    }

    @Override
    public synchronized void stageCompleted(String stage, String result) {
        closeBar();
        printLine(stage, result);
    }

    @Override
    public synchronized void itemStarted(String stage, String item) {
        printLine(stage, item);
    }

    @Override
    public synchronized void packageVerified(PackageVerdict verdict) {
        if (verdict.status() == PackageVerdict.Status.ACCEPTED) {
            toLand.addAndGet(verdict.submissions().size());
        }
        if (verdict.status() == PackageVerdict.Status.ALREADY_LANDED) {
            return;
        }
        String status = verdict.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        String codes = verdict.findings().isEmpty()
                ? ""
                : " (" + verdict.findings().get(0).code() + ")";
        printLine("accept", verdict.packageName() + ": " + status + codes);
    }

    @Override
    public synchronized void packageFailed(Incident incident, Throwable cause) {
        closeBar();
        String name = "incident " + incident.number() + " " + incident.packageName();
        printLine(incident.stage(), name + ": rejected, this program failed to read it");
        new FailureTrace(cause).lines().forEach(line -> printLine(incident.stage(), name + ": " + line));
    }

    @Override
    public synchronized void packageIsolated(String packageName, String reason) {
        closeBar();
        printLine("worker", packageName + ": read again alone (" + reason + ")");
    }

    /** Not synchronized: the thread that does not react may be the one that prints. */
    @Override
    public void packageStuck(String packageName) {
        Main.halt(
                ExitCode.PROCESS_UNUSABLE,
                packageName + ": the thread does not react. The process ends; the next run reads the package alone.");
    }

    @Override
    public synchronized void rowsReceived(Submission submission, long count) {
        rows.put(submission.key(), count);
        if (isTerminal) {
            bar().setExtraMessage(String.format(
                    Locale.ROOT,
                    "%,d rows",
                    rows.values().stream().mapToLong(Long::longValue).sum()));
        }
    }

    @Override
    public synchronized void submissionCompleted(LandingOutcome outcome) {
        int count = done.incrementAndGet();
        Submission submission = outcome.submission();
        LandingReceipt receipt = outcome.receipt();
        rows.put(submission.key(), receipt == null ? 0 : receipt.rowsReceived());
        if (isTerminal) {
            bar().stepTo(count);
            return;
        }
        String name = submission.packageName() + " " + submission.dataset();
        String result = receipt == null
                ? "rejected (" + outcome.rejections().get(0).code() + ")"
                : String.format(
                        Locale.ROOT, "%,d rows, %,d quarantined", receipt.rowsReceived(), receipt.rowsQuarantined());
        printLine("land", count + total() + " " + name + ": " + result);
    }

    /** Empty after a restart: the number of files was counted by the interrupted run. */
    private String total() {
        return toLand.get() == 0 ? "" : "/" + toLand.get();
    }

    private ProgressBar bar() {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("land")
                    .setInitialMax(toLand.get() == 0 ? UNKNOWN : toLand.get())
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        return bar;
    }

    private void closeBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void printLine(String stage, String text) {
        String visible = VisibleText.of(text);
        out.printf(Locale.ROOT, "%6.1fs  %-8s %s%n", (System.nanoTime() - start) / 1e9, stage, visible);
    }

    @Override
    public synchronized void close() {
        closeBar();
    }
}
