package org.ruralwarehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageFormatterTest {

    private static BilingualText format(String zh, String en, String type, String... values) {
        List<MessageParameter> parameters = Arrays.stream(new String[] {"a", "b"})
                .limit(values.length)
                .map(name -> new MessageParameter(name, type))
                .toList();
        MessageText text = new MessageText("key", new BilingualText(zh, en), parameters);
        ValueNames names = new ValueNames(
                Map.of("fruit", ValueNames.list(Map.of("apple", new BilingualText("苹果", "Apple tree")))));
        return new MessageFormatter(new MessageCatalog(List.of(text), names))
                .format(new Message("key", List.of(values)));
    }

    @ParameterizedTest
    @CsvSource({
        "code,   530000,     530000",
        "year,   2022,       2022",
        "line,   1234567,    1234567",
        "text,   1234567,    1234567",
        "count,  1234567,    '1,234,567'",
        "amount, 1234567.50, '1,234,567.50'",
        "amount, -14147,     '-14,147'",
        "count,  七,         七",
        "amount, 1e999999,   1e999999"
    })
    void formats_a_parameter_by_its_type(String type, String value, String formatted) {
        assertThat(format("约{a}", "about {a}", type, value))
                .isEqualTo(new BilingualText("约" + formatted, "about " + formatted));
    }

    @Test
    void names_a_code_in_both_languages() {
        assertThat(format("{a}", "{a}", "fruit", "apple")).isEqualTo(new BilingualText("苹果", "Apple tree"));
        assertThat(format("{a}", "{a}", "fruit", "plum")).isEqualTo(new BilingualText("plum", "plum"));
    }

    @Test
    void chooses_the_plural_form_of_english() {
        String en = "{a, plural, one {# row} other {# rows}}";

        assertThat(format("{a} 行", en, "count", "1").en()).isEqualTo("1 row");
        assertThat(format("{a} 行", en, "count", "2022")).isEqualTo(new BilingualText("2,022 行", "2,022 rows"));
    }

    @Test
    void shows_key_and_values_when_a_masked_count_is_not_a_number() {
        String en = "{a, plural, one {# row} other {# rows}}";

        assertThat(format("{a} 行", en, "count", "****").en()).endsWith(": ****");
    }

    @Test
    void selects_a_text_for_a_missing_value() {
        String pattern = "{a, select, none {more than 0} other {about {a}}}";

        assertThat(format(pattern, pattern, "amount", "").en()).isEqualTo("more than 0");
        assertThat(format(pattern, pattern, "amount", "1500").en()).isEqualTo("about 1,500");
    }

    @Test
    void keeps_an_apostrophe_before_a_space() {
        assertThat(format("与{a}不同", "other than the rural residents' {a}", "amount", "12")
                        .en())
                .isEqualTo("other than the rural residents' 12");
    }

    @Test
    void does_not_interpret_braces_in_a_value() {
        assertThat(format("{a}", "{a}", "text", "{b} '{0}' #").en()).isEqualTo("{b} '{0}' #");
    }

    @Test
    void returns_a_value_without_key_unchanged() {
        MessageFormatter formatter = new MessageFormatter(new MessageCatalog(List.of(), ValueNames.NONE));

        assertThat(formatter.format(Message.ofValue("{a}"))).isEqualTo(new BilingualText("{a}", "{a}"));
        assertThat(formatter.formatNullable(null)).isNull();
    }

    @Test
    void shows_key_and_values_of_a_message_without_text() {
        MessageFormatter formatter = new MessageFormatter(new MessageCatalog(List.of(), ValueNames.NONE));

        assertThat(formatter.format(new Message("gone", List.of("1", "2"))).zh())
                .isEqualTo("gone: 1, 2");
        assertThat(format("{a}", "{a}", "text", "1", "2").zh()).isEqualTo("1");
    }

    @Test
    void restores_a_stored_message() {
        Message message = MessageKey.BYTES_AT_OFFSET.with("FF \"", 5);

        assertThat(Message.ofStored(message.key(), message.stored())).isEqualTo(message);
        assertThat(Message.ofStored(null, "[\"x\"]")).isEqualTo(Message.ofValue("[\"x\"]"));
        assertThat(Message.ofStored("key", "[null]").values()).containsExactly("");
    }
}
