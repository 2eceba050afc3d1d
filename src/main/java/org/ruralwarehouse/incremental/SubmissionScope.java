package org.ruralwarehouse.incremental;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;

/** The submissions for which statements run: all, or those whose results are not reused. */
public final class SubmissionScope {

    private static final SubmissionScope ALL = new SubmissionScope(null);

    private final @Nullable Set<Long> submissions;

    private SubmissionScope(@Nullable Set<Long> submissions) {
        this.submissions = submissions;
    }

    /** All submissions. */
    public static SubmissionScope all() {
        return ALL;
    }

    /** The submissions with these keys. */
    public static SubmissionScope of(Set<Long> submissions) {
        return new SubmissionScope(Set.copyOf(submissions));
    }

    /**
     * Runs work in which table names refer to the rows of these submissions. Tables without a submission key are
     * unrestricted.
     *
     * @param schemas schemas whose tables and views the work reads
     */
    public void run(Database database, Set<String> schemas, Runnable work) {
        if (submissions == null) {
            work.run();
            return;
        }
        SubmissionScopedCatalog scoped = new SubmissionScopedCatalog(database);
        scoped.create(schemas, submissions);
        scoped.use(work);
        scoped.drop();
    }
}
