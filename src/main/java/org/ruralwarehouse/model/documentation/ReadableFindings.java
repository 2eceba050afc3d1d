package org.ruralwarehouse.model.documentation;

import java.nio.file.Path;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;

/**
 * Creates {@code meta.finding}, which every reader of a release sees. A quoted cell, for example of a footer or of a
 * row that is shifted by a column, may contain the name of a person. So a quoted text, and a column name
 * that no contract can have, are only in the report of the sender. Numbers, codes and the texts of messages remain.
 */
public final class ReadableFindings {

    /**
     * A quoted text; numbers, dates, digests and reasons of decisions are not. A place in a manifest is one: its sender
     * chooses the names of properties.
     */
    private static final String IS_WITHHELD = "found_message is null and effect <> 'submission_held'"
            + " and not regexp_full_match(value_found, '[-+0-9.,:/% ]*|sha256:[0-9a-f]{64}')";

    private ReadableFindings() {}

    /**
     * @param findings Parquet file with all findings
     */
    public static void create(Database database, Path findings) {
        database.execute("""
                create table meta.finding as
                select * replace (
                    if(regexp_full_match(column_name, '[a-z][a-z0-9_]*'), column_name, null) as column_name,
                    if(%1$s, 'a text, see the report of the sender', value_found) as value_found,
                    if(%1$s, '（文字内容见报送方报告）', value_found_zh) as value_found_zh
                )
                from read_parquet(%2$s)
                """.formatted(IS_WITHHELD, Sql.literal(findings)));
        database.execute("""
                comment on table meta.finding is '全部问题 / All findings of this release, also about packages and \
                attempts that are not effective: these have no row in star.dim_submission, so use a left join'
                """);
    }
}
