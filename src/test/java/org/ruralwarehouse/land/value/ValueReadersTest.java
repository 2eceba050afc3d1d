package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.land.Reading;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;
import org.ruralwarehouse.testing.ResidentIds;

class ValueReadersTest {

    private static Reading number(String minimum, String maximum, String text) {
        return Reading.of(new NumberReader(Fields.number(2, "yuan", minimum, maximum), 0), text);
    }

    private static Reading integer(String text) {
        return Reading.of(new NumberReader(Fields.integer("0", "100"), 0), text);
    }

    private static Reading year(String text) {
        return Reading.of(new YearReader(Fields.year("2012", "2050"), 0), text);
    }

    private static Reading date(String text) {
        return Reading.of(new DateReader(0), text);
    }

    private static Reading yesNo(String text) {
        return Reading.of(new BooleanReader(Fields.yesNo(), 0), text);
    }

    private static Reading variety(String text) {
        Category apple = new Category("apple", "苹果", List.of("红富士", "Apple（Fuji）"));
        Category pear = new Category("pear", "梨", List.of());
        return Reading.of(new CategoryReader(Fields.categories(apple, pear), 0), text);
    }

    // numbers

    @ParameterizedTest
    @CsvSource({"-10, -1000", "0, 0", "99.99, 9999", "100, 10000"})
    void a_number_within_its_range_is_kept(String text, long hundredths) {
        Reading reading = number("-10", "100", text);

        assertThat(reading.code()).isNull();
        assertThat(reading.number()).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-10.01", "100.01", "1E6"})
    void a_number_out_of_its_range_is_a_complaint_that_keeps_the_value(String text) {
        Reading reading = number("-10", "100", text);

        assertThat(reading.code()).isEqualTo("value_out_of_range");
        assertThat(reading.row().isPresent(0)).isTrue();
    }

    @Test
    void a_text_in_place_of_a_number_is_a_complaint_without_a_value() {
        Reading reading = number("-10", "100", "约50");

        assertThat(reading.code()).isEqualTo("type_invalid");
        assertThat(reading.row().isPresent(0)).isFalse();
    }

    @Test
    void the_complaint_tells_range_and_unit() {
        NumberReader reader = new NumberReader(Fields.number(2, "yuan", "-10", "100"), 0);

        assertThat(reader.read("101", new RowBuffer(1)))
                .extracting(Violation::expected)
                .isEqualTo("from -10 to 100");
        assertThat(reader.read("x", new RowBuffer(1)))
                .extracting(Violation::expected)
                .isEqualTo("a number with at most 2 decimals (yuan)");
    }

    @ParameterizedTest
    @CsvSource({"7,", "7.0,", "7.5, type_invalid", "101, value_out_of_range", "-1, value_out_of_range", "７,"})
    void an_integer_has_no_fraction_and_a_range(String text, String code) {
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
    void an_id_number_in_a_column_of_numbers_is_personal_and_not_set_with_a_range_or_without(String text) {
        for (NumberReader reader : List.of(
                new NumberReader(Fields.integer("0", "100"), 0), new NumberReader(Fields.integer(null, null), 0))) {
            Reading reading = Reading.of(reader, text);

            assertThat(reading.code()).isEqualTo("personal_data_in_value");
            assertThat(reading.row().isPresent(0)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "13812345678, personal_data_in_value",
        "9999999999, value_out_of_range",
        "-0.000012345678901, type_invalid"
    })
    void a_value_out_of_range_with_11_digits_and_more_is_personal(String text, String code) {
        assertThat(integer(text).code()).isEqualTo(code);
    }

    @Test
    void an_old_id_number_is_none_as_bytes_either() {
        byte[] line = "110105491231002".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        CellSlices cells = new CellSlices();
        cells.begin(java.util.Arrays.copyOf(line, line.length + CellSlices.SPARE));
        cells.add(0, line.length);

        assertThat(new NumberReader(Fields.integer(null, null), 0).readPlain(cells, 0, new RowBuffer(1)))
                .isFalse();
    }

    @Test
    void an_id_number_that_slipped_into_a_column_of_numbers_is_none() {
        NumberReader withoutBounds = new NumberReader(Fields.integer(null, null), 0);

        assertThat(Reading.of(withoutBounds, ResidentIds.of("530113", "19800215", 18))
                        .code())
                .isNotNull();
    }

    // years and days

    @ParameterizedTest
    @CsvSource({"2022, false", "2022年, true", "2022年度, true", "2022.0, true", "２０２２, true"})
    void a_year_is_read_in_the_spellings_that_occur(String text, boolean isNormalized) {
        Reading reading = year(text);

        assertThat(reading.code()).isNull();
        assertThat(reading.number()).isEqualTo(2022);
        assertThat(reading.isNormalized()).isEqualTo(isNormalized);
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
    void anything_else_is_no_year(String text, String code) {
        assertThat(year(text).code()).isEqualTo(code);
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
    void a_day_is_read_in_the_spellings_that_occur(String text, boolean isNormalized) {
        Reading reading = date(text);

        assertThat(reading.code()).isNull();
        assertThat(LocalDate.ofEpochDay(reading.number())).isEqualTo("2022-09-03");
        assertThat(reading.isNormalized()).isEqualTo(isNormalized);
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
    void a_day_that_does_not_exist_or_has_two_readings_is_none(String text) {
        Reading reading = date(text);

        assertThat(reading.code()).isEqualTo("type_invalid");
        assertThat(reading.row().isPresent(0)).isFalse();
    }

    // lists

    @ParameterizedTest
    @CsvSource({"是, 1", "1, 1", "否, 0", "0, 0"})
    void yes_and_no_are_what_the_contract_says(String text, long value) {
        assertThat(yesNo(text).number()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"有", "true", "Y", "2", "是的"})
    void nothing_else_is_yes_or_no(String text) {
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
    void a_category_lands_as_its_value_however_it_is_written(String text, boolean isNormalized) {
        Reading reading = variety(text);

        assertThat(reading.text()).isEqualTo("apple");
        assertThat(reading.isNormalized()).isEqualTo(isNormalized);
    }

    @Test
    void an_unknown_category_is_a_complaint_that_names_the_known_ones() {
        Reading reading = variety("桃");

        assertThat(reading.code()).isEqualTo("value_not_in_list");
        assertThat(new CategoryReader(Fields.categories(new Category("pear", "梨", List.of())), 0)
                        .read("桃", new RowBuffer(1)))
                .extracting(Violation::expected)
                .isEqualTo("梨 (pear)");
    }
}
