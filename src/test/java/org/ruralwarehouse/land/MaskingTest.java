package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @Test
    void a_personal_value_shows_region_and_last_four_characters() {
        assertThat(Masking.personal("11010519491231002X")).isEqualTo("110105********002X");
    }

    @ParameterizedTest
    @CsvSource({"110105491231002, *************** (15 characters)", "张三, ** (2 characters)"})
    void a_short_personal_value_is_hidden_whole(String value, String shown) {
        assertThat(Masking.personal(value)).isEqualTo(shown);
    }

    @Test
    void a_long_personal_value_never_shows_its_middle() {
        String shown = Masking.personal("11010519491231002X 11010519491231002X");

        assertThat(shown).doesNotContain("19491231").hasSize(18);
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, ******************",
        "11010519491231002x, ******************",
        "13812345678, ***********",
        "110105491231002, ***************",
        "编号11010519491231002X（本人）, 编号******************（本人）",
        "'电话 138-1234-5678。', 电话***********。",
    })
    void masks_what_looks_like_a_personal_number_inside_a_text(String text, String shown) {
        assertThat(Masking.numbersIn(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "110105 19491231 002X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "110105-19491231-002X",
                "110105\u300019491231\u3000002X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "１１０１０５ １９４９１２３１ ００２Ｘ",
                "110105\u00A019491231\u00A0002X",
                "110105\t19491231\t002X",
                "110105－19491231－002X",
            })
    void masks_a_number_that_is_spaced_out_or_written_full_width(String text) {
        assertThat(Masking.numbersIn(text)).doesNotContain("19491231").doesNotContain("１９４９１２３１");
        assertThat(Masking.holdsIdNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1234567.89",
                "14051",
                "-3",
                "2022-12-31",
                "530113",
                "530113.0",
                "150000000",
                "苹果",
                "",
                "1E10",
                "12 345"
            })
    void leaves_ordinary_values_as_they_are(String text) {
        assertThat(Masking.numbersIn(text)).isEqualTo(text);
        assertThat(Masking.holdsIdNumber(text)).isFalse();
    }

    @Test
    void an_old_number_of_15_digits_is_an_id_number_too() {
        assertThat(Masking.holdsIdNumber("110105491231002")).isTrue();
        assertThat(Masking.holdsIdNumber("原证 110105491231002 号")).isTrue();
    }

    @Test
    void long_values_are_cut() {
        assertThat(Masking.shortened("x".repeat(200))).hasSize(200);
        assertThat(Masking.shortened("x".repeat(5000))).hasSize(201).endsWith("…");
        assertThat(Masking.shortened("2\0\u001B\n")).isEqualTo("2␀␛\n");
    }
}
