package org.ruralwarehouse.job;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.check.CheckResult;
import org.ruralwarehouse.duckdb.DatabaseException;
import org.ruralwarehouse.model.ModelResult;
import org.ruralwarehouse.privacy.Masking;

/**
 * What prevents a release, and the submissions that it concerns.
 *
 * @param reasons checks and data tests, or the failure of a statement; never empty
 * @param datasets names of the datasets concerned; empty when unknown
 * @param submissions keys of the submissions of offending rows; empty when unknown
 * @param isTimeOut whether a check exceeded its time budget
 */
record Blocker(List<String> reasons, Set<String> datasets, Set<Long> submissions, boolean isTimeOut) {

    Blocker(List<String> reasons, Set<String> datasets, Set<Long> submissions) {
        this(reasons, datasets, submissions, false);
    }

    /** A statement that failed; the message of the engine may quote a landed value. */
    static Blocker ofFailure(DatabaseException failure) {
        return new Blocker(List.of(Masking.quote(failure.reason())), Set.of(), Set.of(), failure.isTimeOut());
    }

    /**
     * Checks that block.
     *
     * @param blocks at least one
     */
    static Blocker ofChecks(List<CheckResult.Block> blocks) {
        return new Blocker(
                blocks.stream().map(CheckResult.Block::cause).distinct().toList(),
                known(blocks, CheckResult.Block::dataset),
                known(blocks, CheckResult.Block::submissionKey),
                blocks.stream().anyMatch(CheckResult.Block::isTimeOut));
    }

    /** The known values; empty when one is unknown, because it may be any. */
    private static <V> Set<V> known(List<CheckResult.Block> blocks, Function<CheckResult.Block, @Nullable V> value) {
        return blocks.stream().anyMatch(block -> value.apply(block) == null)
                ? Set.of()
                : blocks.stream().map(value).map(Objects::requireNonNull).collect(Collectors.toSet());
    }

    /**
     * Data tests that failed.
     *
     * @param tests at least one
     */
    static Blocker ofTests(List<ModelResult.BrokenTest> tests) {
        return new Blocker(
                tests.stream().map(Blocker::text).toList(),
                Set.of(),
                tests.stream().flatMap(test -> test.submissions().stream()).collect(Collectors.toSet()));
    }

    private static String text(ModelResult.BrokenTest test) {
        return "test " + test.name() + " (" + test.rows() + " rows)";
    }

    /** All reasons on one line. */
    String text() {
        return String.join(", ", reasons);
    }
}
