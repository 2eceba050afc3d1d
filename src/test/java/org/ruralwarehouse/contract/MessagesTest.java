package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ruralwarehouse.message.BilingualText;
import org.ruralwarehouse.message.MessageFormatter;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.testing.TinyWarehouse;

/** The messages of the office, and what happens when one is missing or wrong. */
class MessagesTest {

    private static final Path WAREHOUSE = Path.of("warehouse");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    private final Path temp;

    MessagesTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @EnumSource(MessageKey.class)
    void every_message_has_a_chinese_and_an_english_text(MessageKey key) {
        Object[] values = key.parameters().stream().map(parameter -> "12").toArray();

        BilingualText text = new MessageFormatter(
                        new WarehouseDefinitionReader(WAREHOUSE).read().messages())
                .format(key.with(values));

        assertThat(text.en()).isNotBlank().doesNotContainPattern(HAN);
        assertThat(text.zh()).isNotBlank();
        if (text.en().matches(".*[a-z]{2,} [a-z]{2,}.*")) {
            assertThat(text.zh()).containsPattern(HAN);
        }
    }

    private String problemsAfter(String of, String instead) {
        String messages = TinyWarehouse.repositoryFile("checks/messages.yml")
                .replaceFirst("units:\\n", "units:\n  tree: { zh: 株, en: trees }\n  kilogram: { zh: 千克, en: kg }\n");
        assertThat(messages).contains(of);
        TinyWarehouse warehouse = TinyWarehouse.in(temp);
        warehouse.file("checks/messages.yml", messages.replace(of, instead));
        return String.valueOf(catchThrowableOfType(DefinitionException.class, warehouse::definition)
                .getMessage());
    }

    @Test
    void a_message_without_a_language_is_a_definition_problem() {
        assertThat(problemsAfter("    en: 'damaged archive'\n", "")).contains("/messages/damaged_archive");
    }

    @Test
    void a_missing_message_is_a_definition_problem() {
        assertThat(problemsAfter("  damaged_archive:\n", "  damaged_archives:\n"))
                .contains("damaged_archive: the message is missing")
                .contains("damaged_archives: the program has no such message");
    }

    @Test
    void other_parameters_than_those_of_the_program_are_a_definition_problem() {
        assertThat(problemsAfter("{ bytes: code, offset: line }", "{ offset: line, bytes: code }"))
                .contains("the parameters must be [bytes, offset]");
    }

    @Test
    void a_unit_of_a_contract_without_names_is_a_definition_problem() {
        assertThat(problemsAfter("  kilogram: { zh: 千克, en: kg }\n", "")).contains("the unit kilogram");
    }
}
