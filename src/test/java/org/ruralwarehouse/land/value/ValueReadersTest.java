package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.land.ReadResult;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.ResidentIds;

class ValueReadersTest {

    private static ReadResult number(String minimum, String maximum, String text) {
        return ReadResult.of(new NumberReader(Fields.number(2, "yuan", minimum, maximum), 0), text);
    }

    private static ReadResult integer(String text) {
        return ReadResult.of(new NumberReader(Fields.integer("0", "100"), 0), text);
    }

    private static ReadResult year(String text) {
        return ReadResult.of(new YearReader(Fields.year("2012", "2050"), 0), text);
    }

    private static ReadResult date(String text) {
        return ReadResult.of(new DateReader(0), text);
    }

    private static ReadResult yesNo(String text) {
        return ReadResult.of(new BooleanReader(Fields.yesNo(), 0), text);
    }

    private static ReadResult variety(String text) {
        Category apple = new Category("apple", "苹果", List.of("红富士", "Apple（Fuji）"));
        Category pear = new Category("pear", "梨", List.of());
        return ReadResult.of(new CategoryReader(Fields.categories(apple, pear), 0), text);
    }

    // numbers

    @ParameterizedTest
    @CsvSource({"-10, -1000", "0, 0", "99.99, 9999", "100, 10000"})
    void reads_a_number_within_its_range(String text, long hundredths) {
        ReadResult result = number("-10", "100", text);

        assertThat(result.code()).isNull();
        assertThat(result.number()).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10.01", "100.01", "1E6"})
    void a_number_out_of_range_is_a_violation_and_sets_the_value(String text) {
        ReadResult result = number("-10", "100", text);

        assertThat(result.code()).isEqualTo("value_out_of_range");
        assertThat(result.row().isPresent(0)).isTrue();
    }

    @Test
    void text_in_a_number_field_is_a_violation_and_sets_no_value() {
        ReadResult result = number("-10", "100", "约50");

        assertThat(result.code()).isEqualTo("type_invalid");
        assertThat(result.row().isPresent(0)).isFalse();
    }

    @Test
    void violation_states_range_and_unit() {
        NumberReader reader = new NumberReader(Fields.number(2, "yuan", "-10", "100"), 0);

        assertThat(reader.read("101", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("from -10 to 100");
        assertThat(reader.read("x", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("a number with at most 2 decimals (yuan)");
    }

    @ParameterizedTest
    @CsvSource({"7,", "7.0,", "7.5, type_invalid", "101, value_out_of_range", "-1, value_out_of_range", "７,"})
    void an_integer_has_a_range_and_no_fraction(String text, String code) {
        assertThat(integer(text).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105194912310021",
                "１１０１０５１９４９１２３１００２１",
                "+110105194912310021",
                "110105194912310021.0",
                "110,105,194,912,310,021",
                "1.10105194912310E+17",
                "11010519491231002X",
                "110105491231002",
                "-110105491231002",
            })
    void an_id_number_in_a_number_field_is_personal_data_and_sets_no_value(String text) {
        for (NumberReader reader : List.of(
                new NumberReader(Fields.integer("0", "100"), 0), new NumberReader(Fields.integer(null, null), 0))) {
            ReadResult result = ReadResult.of(reader, text);

            assertThat(result.code()).isEqualTo("personal_data_in_value");
            assertThat(result.row().isPresent(0)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, personal_data_in_value",
        "9999999999, value_out_of_range",
        "-0.000012345678901, type_invalid"
    })
    void an_out_of_range_value_of_11_or_more_digits_is_personal_data(String text, String code) {
        assertThat(integer(text).code()).isEqualTo(code);
    }

    @Test
    void a_15_digit_id_number_is_not_read_as_a_number_from_bytes() {
        byte[] line = "110105491231002".getBytes(StandardCharsets.US_ASCII);
        CellSlices cells = new CellSlices();
        cells.reset(line);
        cells.add(0, line.length);

        assertThat(new NumberReader(Fields.integer(null, null), 0).readBytes(cells, 0, new RowBuffer(1)))
                .isFalse();
    }

    @Test
    void a_generated_id_number_in_a_number_field_is_a_violation() {
        NumberReader withoutBounds = new NumberReader(Fields.integer(null, null), 0);

        assertThat(ReadResult.of(withoutBounds, ResidentIds.of("530113", "19800215", 18))
                        .code())
                .isNotNull();
    }

    // years and days

    @ParameterizedTest
    @CsvSource({"2022, false", "2022年, true", "2022年度, true", "2022.0, true", "２０２２, true"})
    void reads_the_common_spellings_of_a_year(String text, boolean isNormalized) {
        ReadResult result = year(text);

        assertThat(result.code()).isNull();
        assertThat(result.number()).isEqualTo(2022);
        assertThat(result.isNormalized()).isEqualTo(isNormalized);
    }

    @ParameterizedTest
    @CsvSource({
        "22, type_invalid",
        "202212, type_invalid",
        "2022-01-01, type_invalid",
        "2022.5, type_invalid",
        "44927, type_invalid",
        "1999, value_out_of_range",
        "9999, value_out_of_range"
    })
    void rejects_text_that_is_not_a_year(String text, String code) {
        assertThat(year(text).code()).isEqualTo(code);
    }

    @Test
    void violation_states_the_range_of_years_without_digit_grouping() {
        assertThat(new YearReader(Fields.year("2012", "2050"), 0).read("1999", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("from 2012 to 2050");
        assertThat(new YearReader(Fields.year(null, "2050"), 0).read("2051", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("2050 or earlier");
        assertThat(new YearReader(Fields.year("2012", null), 0).read("1999", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("2012 or later");
    }

    @ParameterizedTest
    @CsvSource({
        "2022-09-03, false",
        "2022/9/3, true",
        "2022-9-3, true",
        "2022.9.3, true",
        "20220903, true",
        "2022年9月3日, true",
        "２０２２－０９－０３, true",
        "2022年09月03日, true",
    })
    void reads_the_common_spellings_of_a_date(String text, boolean isNormalized) {
        ReadResult result = date(text);

        assertThat(result.code()).isNull();
        assertThat(LocalDate.ofEpochDay(result.number())).isEqualTo("2022-09-03");
        assertThat(result.isNormalized()).isEqualTo(isNormalized);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2022-02-29",
                "2022-13-01",
                "2022-00-10",
                "20220931",
                "44807",
                "2022-09",
                "3/9/2022",
                "2022年9月",
                "today"
            })
    void rejects_dates_that_do_not_exist_or_are_ambiguous(String text) {
        ReadResult result = date(text);

        assertThat(result.code()).isEqualTo("type_invalid");
        assertThat(result.row().isPresent(0)).isFalse();
    }

    // lists

    @ParameterizedTest
    @CsvSource({"是, 1", "1, 1", "否, 0", "0, 0"})
    void reads_the_boolean_words_of_the_contract(String text, long value) {
        assertThat(yesNo(text).number()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"有", "true", "Y", "2", "是的"})
    void rejects_other_boolean_words(String text) {
        assertThat(yesNo(text).code()).isEqualTo("value_not_in_list");
        assertThat(yesNo(text).row().isPresent(0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "apple, false",
        "苹果, false",
        "红富士, false",
        "Apple（Fuji）, false",
        "apple(fuji), true",
        "苹 果, true",
        "APPLE, true",
    })
    void a_category_lands_as_its_value_for_every_spelling(String text, boolean isNormalized) {
        ReadResult result = variety(text);

        assertThat(result.text()).isEqualTo("apple");
        assertThat(result.isNormalized()).isEqualTo(isNormalized);
    }

    @Test
    void an_unknown_category_is_a_violation_that_lists_the_known_ones() {
        ReadResult result = variety("桃");

        assertThat(result.code()).isEqualTo("value_not_in_list");
        assertThat(new CategoryReader(Fields.categories(new Category("pear", "梨", List.of())), 0)
                        .read("桃", new RowBuffer(1)))
                .extracting(violation -> English.text(violation.expected()))
                .isEqualTo("梨 (pear)");
    }
}
