package org.ruralwarehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class PeriodTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Dated(Period period, @Nullable Period none, Map<Period, Integer> counts) {}

    @ParameterizedTest
    @CsvSource({
        "2022,    YEAR,    2022-01-01, 2022-12-31",
        "2022-Q1, QUARTER, 2022-01-01, 2022-03-31",
        "2022-Q2, QUARTER, 2022-04-01, 2022-06-30",
        "2022-Q3, QUARTER, 2022-07-01, 2022-09-30",
        "2022-Q4, QUARTER, 2022-10-01, 2022-12-31",
        "2022-01, MONTH,   2022-01-01, 2022-01-31",
        "2023-02, MONTH,   2023-02-01, 2023-02-28",
        "2024-02, MONTH,   2024-02-01, 2024-02-29",
        "2022-12, MONTH,   2022-12-01, 2022-12-31",
    })
    void parses_type_first_and_last_day(String text, Period.Type type, String start, String end) {
        Period period = Period.parse(text).orElseThrow();

        assertThat(period.text()).isEqualTo(text);
        assertThat(period.type()).isEqualTo(type);
        assertThat(period.start()).isEqualTo(start);
        assertThat(period.end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "22",
                "1999",
                "2022-13",
                "2022-00",
                "2022-9",
                "2022-Q0",
                "2022-Q5",
                "2022-q1",
                "2022Q1",
                "2022-09-01",
                "202209",
                "2022年",
                " 2022",
                "2022 ",
                "2022\n",
                "２０２２",
                "2022/09",
            })
    void rejects_any_other_text(String text) {
        assertThat(Period.parse(text)).isEmpty();
        assertThatThrownBy(() -> Period.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text
                        + "' is not a period; expected a year (2022), a quarter (2022-Q3) or a month (2022-09)");
    }

    @ParameterizedTest
    @CsvSource({
        "2022,    2022, 12, 2021,    2022年",
        "2022-Q1, 2022, 3,  2021-Q1, 2022年第一季度",
        "2023-Q3, 2023, 9,  2022-Q3, 2023年第三季度",
        "2023-Q4, 2023, 12, 2022-Q4, 2023年第四季度",
        "2022-02, 2022, 2,  2021-02, 2022年2月",
        "2000-12, 2000, 12, 1999-12, 2000年12月",
    })
    void derives_year_months_previous_year_and_chinese_name(
            String text, int year, int monthsElapsed, String previousYear, String nameZh) {
        Period period = Period.of(text);

        assertThat(period.year()).isEqualTo(year);
        assertThat(period.monthsElapsed()).isEqualTo(monthsElapsed);
        assertThat(period.previousYearText()).isEqualTo(previousYear);
        assertThat(period.nameZh()).isEqualTo(nameZh);
    }

    @Test
    void prints_and_orders_by_its_text() {
        assertThat(Stream.of("2022-Q1", "2022-01", "2023", "2022")
                        .map(Period::of)
                        .sorted())
                .extracting(Period::toString)
                .containsExactly("2022", "2022-01", "2022-Q1", "2023");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2022", "2022-Q3", "2022-09"})
    void is_its_text_in_json_as_a_value_and_as_a_key(String text) {
        Dated dated = new Dated(Period.of(text), null, Map.of(Period.of(text), 7));

        String json = JSON.writeValueAsString(dated);

        assertThat(json).isEqualTo("{\"period\":\"%s\",\"none\":null,\"counts\":{\"%s\":7}}", text, text);
        assertThat(JSON.readValue(json, Dated.class)).isEqualTo(dated);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"period\":\"2022-Q5\"", "\"counts\":{\"2022-Q5\":7}"})
    void rejects_json_with_a_text_that_is_no_period_and_names_the_expected_forms(String property) {
        assertThatThrownBy(() -> JSON.readValue("{" + property + "}", Dated.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("'2022-Q5' is not a period; expected a year (2022), a quarter (2022-Q3)");
    }
}
