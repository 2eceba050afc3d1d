package org.ruralwarehouse.duckdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SQL of a user with read access, checked before execution. The parser of DuckDB determines the number of statements
 * and whether they are SELECTs; it parses FROM, VALUES, DESCRIBE, SHOW and SUMMARIZE as SELECT, too.
 */
public final class ReadOnlyStatement {

    private static final Pattern AFTER_COMMENTS = Pattern.compile("(?s)\\A(?:\\s++|--[^\\n]*+|/\\*.*?\\*/)*+(.*)\\z");

    private static final Pattern EXPLAIN =
            Pattern.compile("(?is)\\Aexplain\\s+(?:analyze\\s+)?(?:\\([^()]*\\)\\s*)?(.*)\\z");

    /** Statements with a result that the parser does not serialize; without a semicolon inside, it is one statement. */
    private static final Pattern PRAGMA_OR_PIVOT =
            Pattern.compile("(?is)\\A(?:pragma\\s+\\w+\\s*(?:\\([^();]*\\))?|(?:pivot|unpivot)\\s[^;]*)\\s*;?\\s*\\z");

    private final String sql;

    /**
     * @param sql the SQL text of the user
     */
    public ReadOnlyStatement(String sql) {
        this.sql = sql;
    }

    /** The SQL text of the user. */
    public String sql() {
        return sql;
    }

    /**
     * The reason for which the SQL must not be executed.
     *
     * @return empty for one statement that returns rows, and for a syntax error, which DuckDB reports with its position
     */
    public Optional<String> rejectionReason(Database database) {
        JsonNode tree = JsonMapper.shared()
                .readTree(database.queryStrings("select json_serialize_sql(" + Sql.literal(sql) + "::varchar)::varchar")
                        .get(0));
        if (tree.path("error").asBoolean(false)) {
            // Execution reports the position of a syntax error; the serializer does not.
            return tree.path("error_type").asString("").equals("parser")
                    ? Optional.empty()
                    : rejectionOfNonSelect(database);
        }
        int statements = tree.path("statements").size();
        return statements == 1
                ? Optional.empty()
                : Optional.of(
                        statements == 0
                                ? "There is no statement; write one"
                                : statements + " statements instead of one; remove the others");
    }

    private Optional<String> rejectionOfNonSelect(Database database) {
        Matcher comments = AFTER_COMMENTS.matcher(sql);
        String withoutComments = comments.matches() ? comments.group(1) : sql;
        Matcher explain = EXPLAIN.matcher(withoutComments);
        if (explain.matches()) {
            return new ReadOnlyStatement(explain.group(1)).rejectionReason(database);
        }
        return PRAGMA_OR_PIVOT.matcher(withoutComments).matches()
                ? Optional.empty()
                : Optional.of("Not a statement that returns rows (select, from, values, describe, show, summarize,"
                        + " explain, pragma)");
    }
}
