package org.ruralwarehouse.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.RuleBook;

/** Finds out which checks block the release, and to which submissions their findings belong. */
final class BlockingChecks {

    private static final String NOT_RUN = "check_not_run";

    /** Enough to find the cause; a check that finds more has a common cause. */
    private static final int MAX_BLOCKS = 1000;

    private final Database database;
    private final RuleBook rules;

    /**
     * @param database staging database with all findings
     */
    BlockingChecks(Database database, RuleBook rules) {
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
                blocks.add(new CheckResult.Block(NOT_RUN + ": " + run.name(), dataset, null, null, run.isTimeOut()));
            } else if (run.rows() > 0 && rules.rule(run.code()).effect() == Effect.RELEASE_HELD) {
                blocks.addAll(findings(run));
            }
        }
        return blocks;
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
