package org.ruralwarehouse.staging;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.BilingualText;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.MessageFormatter;

/**
 * The findings of {@link FindingTable} as readers get them: with level and texts of their rule, and with the texts of
 * what was found and expected. Each distinct message is formatted once.
 */
public final class PublishedFindings {

    private static final String TEXT_TABLE = "message_text";

    private final MessageCatalog messages;
    private final List<Rule> rules;

    public PublishedFindings(RuleBook rules, MessageCatalog messages) {
        this.messages = messages;
        this.rules =
                rules.rules().stream().sorted(Comparator.comparing(Rule::code)).toList();
    }

    /** Creates {@code finding.rule}, which also serves checks and quarantine. */
    public void createRules(Database database) {
        database.execute("create table finding.rule (finding_code varchar, level varchar, rule_number integer)");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Rule rule : rules) {
            rows.add(Arrays.asList(rule.code(), rule.level().code(), rows.size() + 1));
        }
        database.insert("insert into finding.rule values (?, ?, ?)", rows);
    }

    /**
     * Creates a table of findings that no check has seen, of packages that did not land.
     *
     * @param database without other findings
     */
    public void createTable(String table, Collection<Finding> findings, Database database) {
        new FindingTable(database).insert(findings);
        createRules(database);
        createSources(database);
        database.execute("create table " + Sql.name(table) + " as " + select());
    }

    /**
     * Writes all findings to a Parquet file in a deterministic order. Sources are replaced by numbers, because sorting
     * takes most of the time.
     *
     * @param connection connection to the database of the findings
     */
    public void export(Path file, Database connection) {
        createSources(connection);
        connection.execute("copy (" + select() + ") to " + Sql.literal(file) + " (format parquet, compression zstd)");
    }

    private void createSources(Database connection) {
        createMessageTexts(connection);
        connection.execute("""
                create table finding.origin as
                select row_number() over (
                        order by province_code nulls first, package_name, dataset nulls first,
                            submission_key nulls first
                    ) as origin_number, *
                from (select distinct province_code, package_name, dataset, submission_key from finding.finding)
                """);
    }

    private String select() {
        return """
                select %s
                from (select *, %s, %s, %s, %s from (
                    select f.* exclude (value_found, value_expected, finding_count), r.level, r.rule_number,
                        coalesce(f.finding_count, 1) as finding_count,
                        coalesce(found.text_en, f.value_found) as value_found,
                        coalesce(expected.text_en, f.value_expected) as value_expected,
                        nullif(found.text_zh, found.text_en) as value_found_zh,
                        nullif(expected.text_zh, expected.text_en) as value_expected_zh,
                        if(f.found_message is null, null, f.value_found) as found_parameters,
                        if(f.expected_message is null, null, f.value_expected) as expected_parameters
                    from finding.finding as f
                    join finding.rule as r on r.finding_code = f.finding_code
                    join finding.origin as o
                        on o.province_code is not distinct from f.province_code
                        and o.package_name is not distinct from f.package_name
                        and o.dataset is not distinct from f.dataset
                        and o.submission_key is not distinct from f.submission_key
                    left join message_text as found
                        on found.message = f.found_message and found.parameters = f.value_found
                    left join message_text as expected
                        on expected.message = f.expected_message and expected.parameters = f.value_expected
                    order by o.origin_number, f.source_line nulls first, f.column_name nulls first,
                        f.finding_code, f.value_found nulls first, f.value_expected nulls first,
                        f.period nulls first, f.attempt nulls first, f.file_name nulls first
                ))
                """.formatted(
                        FindingColumn.names(FindingColumn.published()),
                        text("message_zh", Rule::messageZh),
                        text("message_en", Rule::messageEn),
                        text("fix_zh", Rule::fixZh),
                        text("fix_en", Rule::fixEn));
    }

    /** Selects a text of the rule from a constant list by number. A join before the sort would also sort the texts. */
    private String text(String column, Function<Rule, String> text) {
        return rules.stream().map(text).map(Sql::literal).collect(Collectors.joining(", ", "[", "]"))
                + "[rule_number] as " + column;
    }

    private void createMessageTexts(Database connection) {
        connection.execute("create table " + TEXT_TABLE
                + " (message varchar, parameters varchar, text_zh varchar, text_en varchar)");
        MessageFormatter formatter = new MessageFormatter(messages);
        List<List<String>> texts = connection.query("""
                select distinct found_message, value_found from finding.finding where found_message is not null
                union
                select distinct expected_message, value_expected from finding.finding
                where expected_message is not null
                """, row -> {
            String key = row.getString(1);
            String parameters = row.getString(2);
            BilingualText text = formatter.format(Message.ofStored(key, parameters));
            return List.of(key, parameters, text.zh(), text.en());
        });
        connection.append(TEXT_TABLE, texts);
    }
}
