package org.ruralwarehouse.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

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
    }
}
