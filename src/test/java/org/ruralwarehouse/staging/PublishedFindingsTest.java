package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.FindingSource;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.TinyWarehouse;

class PublishedFindingsTest {

    private final Database database;
    private final RuleBook rules;
    private final PublishedFindings published;

    PublishedFindingsTest(@TempDir Path temp) {
        WarehouseDefinition definition = TinyWarehouse.in(temp).definition();
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        rules = new RuleBook(definition.standardRules());
        published = new PublishedFindings(rules, definition.messages());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private List<String> published(String columns, Finding... findings) {
        published.createTable("published", List.of(findings), database);
        return database.queryStrings("select concat_ws('|', " + columns + ") from published");
    }

    private Finding finding(@Nullable Message found, @Nullable Message expected) {
        return Finding.of(rules.rule("size_differs"), FindingSource.ofPackage("yunnan"), found, expected);
    }

    @Test
    void adds_level_and_texts_of_the_rule() {
        assertThat(published("finding_code, level, message_en, fix_zh", finding(null, null)))
                .singleElement()
                .asString()
                .startsWith("size_differs|structure|")
                .contains("重新");
    }

    @Test
    void formats_a_message_in_both_languages() {
        assertThat(published(
                        "value_found, value_found_zh, found_message, found_parameters, value_expected",
                        finding(MessageKey.BYTES.with(4250), MessageKey.BYTES.with(1))))
                .containsExactly("4,250 bytes|4,250 字节|bytes|[\"4250\"]|1 byte");
    }

    @Test
    void leaves_a_value_without_words_as_it_is() {
        assertThat(published(
                        "value_found, coalesce(value_found_zh, '~'), coalesce(found_parameters, '~')",
                        finding(Message.ofValue("[\"1,5\"]"), null)))
                .containsExactly("[\"1,5\"]|~|~");
    }
}
