package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @Test
    void a_personal_value_shows_region_and_last_four_characters() {
        assertThat(Masking.maskPersonalValue("11010519491231002X")).isEqualTo("110105********002X");
    }

    @ParameterizedTest
    @CsvSource({"110105491231002, *************** (15 characters)", "张三, ** (2 characters)"})
    void hides_a_short_personal_value_completely(String value, String masked) {
        assertThat(Masking.maskPersonalValue(value)).isEqualTo(masked);
    }

    @Test
    void never_shows_the_middle_of_a_long_personal_value() {
        String masked = Masking.maskPersonalValue("11010519491231002X 11010519491231002X");

        assertThat(masked).doesNotContain("19491231").hasSize(18);
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
    void masks_what_looks_like_a_personal_number_inside_a_text(String text, String masked) {
        assertThat(Masking.maskNumbers(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @MethodSource("org.ruralwarehouse.testing.PersonalNumbers#all")
    void finds_a_personal_number_in_every_form(String number) {
        String text = "本人" + number + "请核对";

        assertThat(Masking.containsPersonalNumber(text)).isTrue();
        assertThat(Masking.maskNumbers(text)).matches("本人[+(]?\\*+%?请核对");
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
    void does_not_change_ordinary_values(String text) {
        assertThat(Masking.maskNumbers(text)).isEqualTo(text);
        assertThat(Masking.containsPersonalNumber(text)).isFalse();
        assertThat(Masking.containsLongNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "530113000000",
                "530113001203",
                "20230115120000",
                "2022-12-31 2023-01-01",
                "1990-01-01至2022-12-31",
                "150,000,000.00",
                "13,800,000,000",
                "130.12345678",
                "二〇二二年十二月三十一日",
                "一、二、三、四、五、六、七、八、九、十、十一、十二",
                "012-20221231",
                "第16批 2022-12-31 8",
                "xxxxxxxxxxxxxxxxxx",
                "1.5E+12",
                "3e5a1f",
                "sha256:a12345e8f",
                "云乡振〔2022〕15号",
            })
    void lands_codes_dates_and_figures(String text) {
        assertThat(Masking.containsPersonalNumber(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hainan-2022",
                "yunnan-530000-2022-12-31-0001.zip",
                "employment-530000-2022-01.csv",
                "hainan-2022-20230115120000",
                "data/2022-2023-2024-2025-11/a.csv",
                "batch-012-20221231.csv",
                "1673765765123.csv",
                "脱贫人口 2022.12.31",
            })
    void accepts_names_with_codes_and_dates(String name) {
        assertThat(Masking.isPersonalName(name)).isFalse();
        assertThat(Masking.maskName(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "张三-110105194912310021.csv, 张三******************.csv",
        "张三 110105-19491231-002X.zip, 张三******************.zip",
        "tel13812345678, tel***********",
        "a5.32625198701264E+17.zip, a******************.zip",
        "张三13812345678, 张三***********",
        "陈一110105194912310021, 陈一******************",
        "110105491231002, ***************",
        "x/11010519491231002X113.csv, x/*********************.csv",
    })
    void masks_personal_numbers_in_names(String name, String masked) {
        assertThat(Masking.isPersonalName(name)).isTrue();
        assertThat(Masking.maskName(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", "1.", "9,", "13.", "一", "1E", "x", "1x ", ".", "1E1", "0871-", "1.1E+17 "})
    void takes_linear_time_for_megabytes(String unit) {
        String text = unit.repeat(2_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            Masking.maskNumbers(text);
            Masking.containsPersonalNumber(text);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.", "9,", "13.", "0871-6"})
    void takes_less_than_half_a_microsecond_per_character(String unit) {
        String text = unit.repeat(450_000 / unit.length());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int pass = 0; pass < 10; pass++) {
            Masking.containsPersonalNumber(text);
        }

        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .isLessThan(500L * 10 * text.length());
    }

    @Test
    void masks_a_number_of_which_only_the_beginning_is_quoted() {
        String number = String.join("\u200B".repeat(500), "11010519491231002X".split(""));

        for (int before = 180; before < 210; before++) {
            assertThat(Masking.quote("字".repeat(before) + number + "后".repeat(2000)))
                    .doesNotContainPattern("[0-9]")
                    .hasSizeLessThanOrEqualTo(201)
                    .endsWith("…");
        }
    }

    @Test
    void detects_a_resident_id_of_15_digits() {
        assertThat(Masking.containsPersonalNumber("110105491231002")).isTrue();
        assertThat(Masking.containsPersonalNumber("原证 110105491231002 号")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("org.ruralwarehouse.testing.PersonalNumbers#residentIds")
    void masks_a_resident_id_with_any_separator_and_in_any_script(String number) {
        String text = "本人" + number + "请核对";

        assertThat(Masking.maskNumbers(text)).isEqualTo("本人******************请核对");
        assertThat(Masking.containsPersonalNumber(text)).isTrue();
    }

    @Test
    void masks_a_number_that_is_split_over_two_cells() {
        assertThat(Masking.maskNumbers("7 | 1101051949 | 1231002X | 苹果 | 12"))
                .isEqualTo("7 |******************| 苹果 | 12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890.12",
                "合计 | 31450000 | 32779000 | 30192000 | 100",
                "2022/1/1-2022/12/31",
                "2022.01.01 至 2022.12.31",
                "1,234,567.89 | 98.5 | 1500.50 | 120 | 14051",
                "530113 | 东川区 | 2022 | 1207 | 3344",
                "https://example.org/a_1/2022",
            })
    void does_not_mask_adjacent_figures_and_dates(String text) {
        assertThat(Masking.maskNumbers(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "云南省昆明市东川区铜都街道集义社区十八号",
                "欧阳张三李四王五赵六孙七周八吴九郑",
                "\uD842\uDFB7\uD842\uDFB7\uD842\uDFB7野家野家野家野家野家野家野家野家",
                "530113云南省昆明市东川区铜都街道集义社区",
                "１１０１０５１９４９１２３１００２２",
            })
    void hides_a_long_personal_value_that_is_not_a_number_completely(String value) {
        int length = value.codePointCount(0, value.length());

        assertThat(Masking.maskPersonalValue(value))
                .isEqualTo("*".repeat(Math.min(18, length)) + " (" + length + " characters)");
    }

    @Test
    void does_not_cut_a_value_inside_a_surrogate_pair() {
        assertThat(Masking.shorten("x".repeat(199) + "\uD842\uDFB7" + "x")).isEqualTo("x".repeat(199) + "…");
    }

    @Test
    void shows_a_declared_total_that_is_short_or_about_as_long_as_the_sum() {
        BigDecimal sum = new BigDecimal("123456789012.50");

        assertThat(Masking.maskTotal(new BigDecimal("123456789013.50"), sum)).isEqualTo("123456789013.50");
        assertThat(Masking.maskTotal(new BigDecimal("1600"), sum)).isEqualTo("1600");
        assertThat(Masking.maskTotal(new BigDecimal("13812345678"), BigDecimal.TEN))
                .isEqualTo("***********");
        assertThat(Masking.maskTotal(new BigDecimal("110105194912310021"), new BigDecimal("110105194912310021")))
                .isEqualTo("******************");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.532625198503120015", "1.3987654321", "5326251985.03120015"})
    void masks_a_declared_total_with_a_personal_number_around_its_decimal_point(String declared) {
        assertThat(Masking.maskTotal(new BigDecimal(declared), new BigDecimal("1600.5")))
                .doesNotContain("198503120015", "3987654321", "03120015");
    }

    @Test
    void cuts_long_values_and_shows_control_characters() {
        assertThat(Masking.shorten("x".repeat(200))).hasSize(200);
        assertThat(Masking.shorten("x".repeat(5000))).hasSize(201).endsWith("…");
        assertThat(Masking.shorten("2\0\u001B\n")).isEqualTo("2␀␛\n");
    }
}
