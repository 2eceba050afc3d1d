package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.Reading;

class TextReaderTest {

    private static TextReader reader(Field field) {
        return new TextReader(field, 0, UnaryOperator.identity(), null, "value_not_in_list");
    }

    private static TextReader codes() {
        return new TextReader(
                Fields.text(null, "[1-9]\\d{5}"),
                0,
                RegionCodeNormalizer::standard,
                Set.of("530113"),
                "unknown_region_code");
    }

    @Test
    void text_is_kept_as_it_is() {
        Reading reading = Reading.of(reader(Fields.text(null, null)), "硚口区 =1+1 \uD83C\uDF4E");

        assertThat(reading.text()).isEqualTo("硚口区 =1+1 \uD83C\uDF4E");
        assertThat(reading.isNormalized()).isFalse();
    }

    @Test
    void the_whole_value_must_match_the_pattern() {
        TextReader reader = reader(Fields.text(null, "[A-T]"));

        assertThat(Reading.of(reader, "B").code()).isNull();
        assertThat(Reading.of(reader, "BB").code()).isEqualTo("pattern_mismatch");
        assertThat(Reading.of(reader, "Z").code()).isEqualTo("pattern_mismatch");
    }

    @Test
    void a_value_must_be_one_of_those_allowed() {
        TextReader reader = reader(Fields.text(null, null, "north", "south"));

        assertThat(Reading.of(reader, "south").code()).isNull();
        assertThat(Reading.of(reader, "east").code()).isEqualTo("value_not_in_list");
    }

    @Test
    void length_counts_characters_not_halves_of_them() {
        TextReader reader = reader(Fields.text(2, null));

        assertThat(Reading.of(reader, "\uD83C\uDF4E\uD83C\uDF4E").code()).isNull();
        assertThat(Reading.of(reader, "苹果树").code()).isEqualTo("text_too_long");
    }

    @Test
    void an_id_number_in_a_text_is_refused() {
        assertThat(Reading.of(reader(Fields.text(null, null)), "本人 11010519491231002X")
                        .code())
                .isEqualTo("personal_data_in_value");
    }

    @Test
    void a_code_must_stand_in_the_list_of_its_foreign_key() {
        assertThat(Reading.of(codes(), "530113").code()).isNull();
        assertThat(Reading.of(codes(), "530199").code()).isEqualTo("unknown_region_code");
        assertThat(Reading.of(codes(), "53011").code()).isEqualTo("pattern_mismatch");
    }

    @ParameterizedTest
    @CsvSource({
        "530113, false",
        "530113.0, true",
        "530113.00, true",
        "530113000000, true",
        "530113000000.0, true",
        "５３０１１３, true",
    })
    void a_code_lands_in_its_standard_form(String text, boolean isNormalized) {
        Reading reading = Reading.of(codes(), text);

        assertThat(reading.code()).isNull();
        assertThat(reading.text()).isEqualTo("530113");
        assertThat(reading.isNormalized()).isEqualTo(isNormalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"530113001000", "5301130", "530113.5", "530113.", "530,113", "东川区"})
    void what_is_no_code_of_a_county_is_left_as_it_is(String text) {
        assertThat(RegionCodeNormalizer.standard(text)).isEqualTo(text);
    }

    @Test
    void a_good_value_is_read_the_same_the_second_time_and_a_bad_one_stays_bad() {
        TextReader codes = codes();

        for (int time = 0; time < 2; time++) {
            assertThat(Reading.of(codes, "530113").text()).isEqualTo("530113");
            assertThat(Reading.of(codes, "530113.0").text()).isEqualTo("530113");
            assertThat(Reading.of(codes, "530113.0").isNormalized()).isTrue();
            assertThat(Reading.of(codes, "530199").code()).isEqualTo("unknown_region_code");
        }
    }

    @Test
    void more_values_than_are_remembered_are_read_all_the_same() {
        TextReader reader = reader(Fields.text(null, null));
        for (int i = 0; i < 20_000; i++) {
            assertThat(Reading.of(reader, "value " + i).text()).isEqualTo("value " + i);
        }
    }
}
