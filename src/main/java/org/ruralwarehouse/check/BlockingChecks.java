package org.ruralwarehouse.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;

/** Finds out which checks block the release, and to which submissions their findings belong. */
final class BlockingChecks {

    private static final String NOT_RUN = "check_not_run";

    /** Enough to find the cause; a check that finds more has a common cause. */
    private static final int MAX_BLOCKS = 1000;

    private final Database database;
    private final LandingZone landed;
    private final RuleBook rules;

    /**
     * @param database staging database with all findings
     */
    BlockingChecks(Database database, LandingZone landed, RuleBook rules) {
        this.landed = landed;
        this.database = database;
        this.rules = rules;
    }

    List<CheckResult.Block> of(List<CheckResult.Run> runs, List<CheckDefinition> checks) {
        Map<String, CheckDefinition> byName =
                checks.stream().collect(Collectors.toMap(check -> check.file().name(), check -> check, (a, b) -> a));
        List<CheckResult.Block> blocks = new ArrayList<>();
        for (CheckResult.Run run : runs) {
            if (run.failure() != null) {
                CheckDefinition check = byName.get(run.name());
                String dataset = check == null || check.dataset().isEmpty() ? null : check.dataset();
                blocks.addAll(notRun(run, dataset));
            } else if (run.rows() > 0 && rules.rule(run.code()).effect() == Effect.RELEASE_HELD) {
                blocks.addAll(findings(run));
            }
        }
        return blocks;
    }

    private List<CheckResult.Block> notRun(CheckResult.Run run, @Nullable String dataset) {
        String cause = NOT_RUN + ": " + run.name();
        if (run.unfinished().isEmpty()) {
            return List.of(new CheckResult.Block(cause, dataset, null, null, run.isTimeOut()));
        }
        return landed.submissions().stream()
                .map(LandedSubmission::submission)
                .filter(submission -> run.unfinished().contains(submission.key()))
                .map(submission -> new CheckResult.Block(
                        cause, submission.dataset(), submission.period().text(), submission.key(), run.isTimeOut()))
                .toList();
    }

    private List<CheckResult.Block> findings(CheckResult.Run run) {
        return database.query(
                "select distinct dataset, period, submission_key from finding.finding where check_name = "
                        + Sql.literal(run.name()) + " order by all limit " + MAX_BLOCKS,
                row -> new CheckResult.Block(
                        run.code(),
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3) == null ? null : Long.valueOf(row.getLong(3)),
                        false));
    }
}
