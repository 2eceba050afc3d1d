package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.Pseudonymize;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.sql.SqlFile;
import org.ruralwarehouse.staging.DuplicateRows;
import tools.jackson.databind.node.JsonNodeFactory;

/** Generates the check for duplicate primary keys within a submission. */
final class DuplicateKeyCheck {

    private DuplicateKeyCheck() {}

    /** Ranks only the rows whose key occurs more than once in any submission. */
    static CheckDefinition check(Contract contract, Rule rule) {
        String key = contract.keyColumns().stream().map(Sql::name).collect(Collectors.joining(", "));
        String sql = """
                with ranked as (
                    select submission_key, source_line,
                        min(source_line) over (partition by submission_key, %1$s) as first_line
                    from landed.%2$s
                )
                select submission_key, source_line, %3$s as column_name, first_line as line
                from ranked where source_line > first_line
                """.formatted(key, Sql.name(DuplicateRows.table(contract.name())), Sql.literal(asSent(contract)));
        SqlFile file = new SqlFile(
                Path.of(contract.name()),
                "duplicate_key_of_" + contract.name(),
                JsonNodeFactory.instance.objectNode(),
                sql);
        return new CheckDefinition(
                file,
                rule,
                contract.name(),
                true,
                null,
                null,
                CheckMessage.of(MessageKey.KEY_OF_LINE),
                CheckMessage.of(MessageKey.KEY_THAT_OCCURS_ONCE));
    }

    /** Key columns by the names of the submitted fields: senders have the ID number, not its pseudonym. */
    private static String asSent(Contract contract) {
        Map<String, String> fields = new HashMap<>();
        for (Field field : contract.fields()) {
            Pseudonymize pseudonymize = field.pseudonymize();
            fields.put(pseudonymize == null ? field.name() : pseudonymize.as(), field.name());
        }
        return contract.primaryKey().stream()
                .map(column -> fields.getOrDefault(column, column))
                .collect(Collectors.joining(", "));
    }
}
