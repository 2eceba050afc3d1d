package org.ruralwarehouse.cli;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.release.ReleaseManifest;
import org.ruralwarehouse.report.RunFacts;
import org.ruralwarehouse.settings.Settings;
import org.ruralwarehouse.submission.PackageVerdict;

/** Prints the summary of a run. */
final class RunSummary {

    private final PrintWriter out;
    private final Settings settings;

    RunSummary(PrintWriter out, Settings settings) {
        this.out = out;
        this.settings = settings;
    }

    void print(RunOutcome outcome, long milliseconds) {
        out.println();
        printPackages(outcome.facts());
        outcome.mostlyQuarantined().forEach(this::printQuarantined);
        outcome.checked().ifPresent(this::printFailedChecks);
        outcome.current().ifPresent(release -> {
            printRows(release);
            printFindings(release);
            printHeadlines(release);
        });
        printResult(outcome, milliseconds);
    }

    private void printPackages(RunFacts facts) {
        long landed = facts.packages().stream()
                .filter(p -> p.status() == PackageVerdict.Status.ALREADY_LANDED)
                .count();
        int waiting = facts.waiting().size();
        int rejected = facts.rejected().size();
        long accepted = facts.packages().size() - landed - waiting - rejected;
        out.printf(
                Locale.ROOT,
                "Packages   %d accepted, %d landed before, %d waiting, %d rejected%n",
                accepted,
                landed,
                waiting,
                rejected);
        facts.waiting().forEach(p -> out.println("             waiting  " + VisibleText.of(p)));
        facts.rejected().forEach(p -> out.println("             rejected " + VisibleText.of(p)));
        facts.excluding().forEach(decision -> out.println("             " + DecisionText.of(decision)));
    }

    private void printQuarantined(RunOutcome.MostlyQuarantined file) {
        out.printf(
                Locale.ROOT,
                "             quarantined %,d of %,d rows of %s, %s%n",
                file.rows().quarantined(),
                file.rows().received(),
                VisibleText.of(file.submission().packageName()),
                VisibleText.of(file.submission().fileName()));
    }

    private void printRows(CurrentRelease release) {
        out.println();
        out.printf("Rows       %-20s %14s %14s %14s%n", "dataset", "received", "accepted", "quarantined");
        for (ReleaseManifest.RowCount rows : release.manifest().rows()) {
            out.printf(
                    Locale.ROOT,
                    "           %-20s %,14d %,14d %,14d%n",
                    rows.dataset(),
                    rows.received(),
                    rows.accepted(),
                    rows.quarantined());
        }
    }

    private void printFailedChecks(CheckResult result) {
        result.runs().stream()
                .filter(run -> run.failure() != null)
                .forEach(run ->
                        out.println("NOT RUN    " + run.name() + ": " + VisibleText.of(String.valueOf(run.failure()))));
    }

    private void printFindings(CurrentRelease release) {
        Map<String, Long> findings = release.manifest().findings();
        out.println();
        out.printf("Findings   in the release, by code%n");
        findings.forEach((code, count) -> out.printf(Locale.ROOT, "           %-36s %,8d%n", code, count));
    }

    private void printHeadlines(CurrentRelease release) {
        List<String> lines;
        try (Database database = release.open()) {
            lines = database.query(
                    """
                    select figure_id, period, name_zh,
                        if(operator = 'eq' or operator is null, rounded_value, round(value, 2)) as display_value,
                        operator, published_value, unit, agrees
                    from mart.mart_headline_figure
                    order by figure_id, period
                    """,
                    row -> String.format(
                            Locale.ROOT,
                            "           %-20s %-5s %16s  %-14s %-4s %s",
                            row.getString("figure_id"),
                            row.getString("period"),
                            plain(row.getBigDecimal("display_value")),
                            row.getString("operator") == null
                                    ? ""
                                    : sign(row.getString("operator")) + " "
                                            + plain(row.getBigDecimal("published_value")),
                            row.getObject("agrees") == null ? "" : row.getBoolean("agrees") ? "ok" : "DIFF",
                            row.getString("name_zh") + " (" + row.getString("unit") + ")"));
        }
        out.println();
        out.printf("Headlines  %-20s %-5s %16s  %-14s%n", "figure", "year", "computed", "published");
        lines.forEach(out::println);
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }

    private static String sign(String operator) {
        return switch (operator) {
            case "eq" -> "=";
            case "gt" -> ">";
            case "ge" -> ">=";
            default -> operator;
        };
    }

    private void printResult(RunOutcome outcome, long milliseconds) {
        out.println();
        if (!outcome.blockedBy().isEmpty()) {
            out.println("NOT PUBLISHED (blocked by " + String.join(", ", outcome.blockedBy())
                    + "); the previous release stays current.");
        } else if (outcome.isPublished()) {
            out.printf(
                    Locale.ROOT,
                    "Published%s in %.1f s%n",
                    outcome.facts().excluding().isEmpty() ? "" : " without held or withdrawn submissions",
                    milliseconds / 1000.0);
        } else {
            out.printf(Locale.ROOT, "Nothing new; no release was published (%.1f s)%n", milliseconds / 1000.0);
        }
        outcome.current().ifPresent(release -> {
            out.println("  release   " + release.folder());
            out.println("  database  " + settings.data().current().resolve(ReleaseManifest.DATABASE));
            out.println("  findings  " + settings.data().current().resolve("findings"));
        });
        out.println("  reports   " + settings.data().reports());
        out.flush();
    }
}
