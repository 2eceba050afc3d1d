package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Sql;

/** Rows of unchanged submissions in a table of the previous release. */
public final class ReusableRows {

    private static final ReusableRows NONE = new ReusableRows(null, "");

    private final @Nullable Path file;
    private final String keys;

    private ReusableRows(@Nullable Path file, String keys) {
        this.file = file;
        this.keys = keys;
    }

    /** No rows. */
    static ReusableRows none() {
        return NONE;
    }

    /**
     * @param file Parquet file with a column {@code submission_key}
     * @param submissions keys of the submissions whose rows are unchanged
     */
    static ReusableRows of(Path file, Set<Long> submissions) {
        return new ReusableRows(file, Sql.keys(submissions));
    }

    /** The rows as a FROM clause with its condition, {@code read_parquet(…) where …}; empty when there are no rows. */
    public Optional<String> source() {
        return Optional.ofNullable(file)
                .map(parquet -> "read_parquet(" + Sql.literal(parquet)
                        + ", hive_partitioning = false) where submission_key in (" + keys + ")");
    }

    /** A SELECT of these rows and of the rows that the given SELECT returns for all other submissions. */
    public String complete(String select) {
        return source().map(rows -> "select * from " + rows + " union all by name select * from (" + select
                        + "\n) where submission_key not in (" + keys + ")")
                .orElse(select);
    }
}
