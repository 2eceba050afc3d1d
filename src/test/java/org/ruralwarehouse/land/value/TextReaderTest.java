package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.ReadResult;

class TextReaderTest {

    private static TextReader reader(Field field) {
        return new TextReader(field, 0, UnaryOperator.identity(), null, "value_not_in_list");
    }

    private static TextReader codes() {
        return new TextReader(
                Fields.text(null, "[1-9]\\d{5}"),
                0,
                RegionCodeNormalizer::normalize,
                Set.of("530113"),
                "unknown_region_code");
    }

    @Test
    void text_lands_unchanged() {
        ReadResult result = ReadResult.of(reader(Fields.text(null, null)), "硚口区 =1+1 \uD83C\uDF4E");

        assertThat(result.text()).isEqualTo("硚口区 =1+1 \uD83C\uDF4E");
        assertThat(result.isNormalized()).isFalse();
    }

    @Test
    void the_whole_value_must_match_the_pattern() {
        TextReader reader = reader(Fields.text(null, "[A-T]"));

        assertThat(ReadResult.of(reader, "B").code()).isNull();
        assertThat(ReadResult.of(reader, "BB").code()).isEqualTo("pattern_mismatch");
        assertThat(ReadResult.of(reader, "Z").code()).isEqualTo("pattern_mismatch");
    }

    @Test
    void a_value_must_be_in_the_allowed_list() {
        TextReader reader = reader(Fields.text(null, null, "north", "south"));

        assertThat(ReadResult.of(reader, "south").code()).isNull();
        assertThat(ReadResult.of(reader, "east").code()).isEqualTo("value_not_in_list");
    }

    @Test
    void length_counts_code_points() {
        TextReader reader = reader(Fields.text(2, null));

        assertThat(ReadResult.of(reader, "\uD83C\uDF4E\uD83C\uDF4E").code()).isNull();
        assertThat(ReadResult.of(reader, "苹果树").code()).isEqualTo("text_too_long");
    }

    @Test
    void rejects_an_id_number_in_a_text() {
        assertThat(ReadResult.of(reader(Fields.text(null, null)), "本人 11010519491231002X")
                        .code())
                .isEqualTo("personal_data_in_value");
    }

    @Test
    void a_code_must_be_in_the_reference_list_of_its_foreign_key() {
        assertThat(ReadResult.of(codes(), "530113").code()).isNull();
        assertThat(ReadResult.of(codes(), "530199").code()).isEqualTo("unknown_region_code");
        assertThat(ReadResult.of(codes(), "53011").code()).isEqualTo("pattern_mismatch");
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
    void a_region_code_lands_in_its_standard_form(String text, boolean isNormalized) {
        ReadResult result = ReadResult.of(codes(), text);

        assertThat(result.code()).isNull();
        assertThat(result.text()).isEqualTo("530113");
        assertThat(result.isNormalized()).isEqualTo(isNormalized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"530113001000", "5301130", "530113.5", "530113.", "530,113", "东川区"})
    void text_that_is_not_a_county_code_is_unchanged(String text) {
        assertThat(RegionCodeNormalizer.normalize(text)).isEqualTo(text);
    }

    @Test
    void a_second_read_gives_the_same_value_or_violation() {
        TextReader codes = codes();

        for (int time = 0; time < 2; time++) {
            assertThat(ReadResult.of(codes, "530113").text()).isEqualTo("530113");
            assertThat(ReadResult.of(codes, "530113.0").text()).isEqualTo("530113");
            assertThat(ReadResult.of(codes, "530113.0").isNormalized()).isTrue();
            assertThat(ReadResult.of(codes, "530199").code()).isEqualTo("unknown_region_code");
        }
    }

    @Test
    void reads_more_distinct_values_than_the_cache_holds() {
        TextReader reader = reader(Fields.text(null, null));
        for (int i = 0; i < 20_000; i++) {
            assertThat(ReadResult.of(reader, "value " + i).text()).isEqualTo("value " + i);
        }
    }
}
