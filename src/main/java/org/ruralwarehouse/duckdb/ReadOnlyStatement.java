package org.ruralwarehouse.duckdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SQL of somebody who may only read, judged before anything of it is executed. The engine's own parser tells how many
 * statements there are and whether they are SELECTs, as which it reads FROM, VALUES, DESCRIBE, SHOW and SUMMARIZE, too.
 */
public final class ReadOnlyStatement {

    private final String sql;

    /**
     * @param sql as it was given
     */
    public ReadOnlyStatement(String sql) {
        this.sql = sql;
    }

    public String sql() {
        return sql;
    }

    private static final Pattern AFTER_COMMENTS = Pattern.compile("(?s)\\A(?:\\s++|--[^\\n]*+|/\\*.*?\\*/)*+(.*)\\z");

    private static final Pattern EXPLAIN =
            Pattern.compile("(?is)\\Aexplain\\s+(?:analyze\\s+)?(?:\\([^()]*\\)\\s*)?(.*)\\z");

    /** Rows that the parser does not take for those of a SELECT; without a semicolon there is one statement. */
    private static final Pattern PRAGMA_OR_PIVOT =
            Pattern.compile("(?is)\\A(?:pragma\\s+\\w+\\s*(?:\\([^();]*\\))?|(?:pivot|unpivot)\\s[^;]*)\\s*;?\\s*\\z");

    /**
     * Why it is not to be executed.
     *
     * @return empty when it is one statement that returns rows, or one that the engine will refuse as no SQL at all
     */
    public Optional<String> refusal(Database database) {
        JsonNode tree = JsonMapper.shared()
                .readTree(database.queryStrings("select json_serialize_sql(" + Sql.literal(sql) + "::varchar)::varchar")
                        .get(0));
        if (tree.path("error").asBoolean(false)) {
            // The engine tells better than its serializer where the error is.
            return tree.path("error_type").asString("").equals("parser")
                    ? Optional.empty()
                    : rejectionOfNonSelect(database);
        }
        int statements = tree.path("statements").size();
        return statements == 1
                ? Optional.empty()
                : Optional.of(statements == 0 ? "There is no statement" : statements + " statements, not one");
    }

    private Optional<String> rejectionOfNonSelect(Database database) {
        Matcher comments = AFTER_COMMENTS.matcher(sql);
        String withoutComments = comments.matches() ? comments.group(1) : sql;
        Matcher explain = EXPLAIN.matcher(withoutComments);
        if (explain.matches()) {
            return new ReadOnlyStatement(explain.group(1)).refusal(database);
        }
        return PRAGMA_OR_PIVOT.matcher(withoutComments).matches()
                ? Optional.empty()
                : Optional.of("Not one statement that returns rows (select, from, values, describe, show, summarize,"
                        + " explain, pragma)");
    }
}
