package org.ruralwarehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {

    private static final List<MessageParameter> ROWS = List.of(new MessageParameter("rows", "count"));

    private static List<String> problems(String zh, String en) {
        return new MessageText("key", new BilingualText(zh, en), ROWS).problems();
    }

    @Test
    void accepts_two_texts_that_use_the_declared_parameters() {
        assertThat(problems("{rows} 行", "{rows, plural, one {# row} other {# rows}}"))
                .isEmpty();
        assertThat(problems("{rows, select, none {无} other {{rows} 行}}", "{rows}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "@@|{rows} rows|the text zh is missing",
                "{rows} 行|@@|the text en is missing",
                "行|{rows} rows|the text zh uses the parameters [] instead of [rows]",
                "{rows} 行|{row} rows|the text en uses the parameters [row] instead of [rows]",
                "{rows} 行|'{rows}' rows|without an apostrophe before it",
                "{rows|{rows}|the text zh is not a valid pattern"
            })
    void reports_a_text_that_cannot_be_used(String zh, String en, String problem) {
        assertThat(problems(zh.replace("@@", ""), en.replace("@@", "")))
                .singleElement()
                .asString()
                .contains(problem);
    }

    @Test
    void has_only_the_parameters_that_a_text_uses() {
        MessageText text = MessageText.of(
                "key",
                new BilingualText("{rows} 行", "{rows} rows"),
                List.of(new MessageParameter("other", "text"), new MessageParameter("rows", "count")));

        assertThat(text.parameters()).isEqualTo(ROWS);
    }

    @Test
    void reports_an_unknown_type() {
        MessageText text = new MessageText(
                "key", new BilingualText("{rows}", "{rows}"), List.of(new MessageParameter("rows", "number")));

        assertThat(new MessageCatalog(List.of(), ValueNames.NONE).problems(text))
                .singleElement()
                .asString()
                .contains("unknown type number");
    }
}
