package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.testing.ResidentIds;

class ResidentIdTest {

    private static final LocalDate END_OF_2022 = LocalDate.of(2022, 12, 31);

    private static boolean isValid(String number) {
        return ResidentId.isValid(number, END_OF_2022);
    }

    @Test
    void accepts_the_example_of_the_standard() {
        assertThat(isValid("11010519491231002X")).isTrue();
    }

    @Test
    void accepts_exactly_one_of_the_eleven_check_characters() {
        long accepted = "0123456789X"
                .chars()
                .filter(check -> isValid("11010519491231002" + (char) check))
                .count();

        assertThat(accepted).isEqualTo(1);
    }

    @Test
    void rejects_every_single_digit_error() {
        String number = ResidentIds.of("530113", "19800215", 17);
        for (int place = 0; place < 17; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != number.charAt(place)) {
                    String wrong = number.substring(0, place) + digit + number.substring(place + 1);
                    assertThat(isValid(wrong)).as(wrong).isFalse();
                }
            }
        }
    }

    @Test
    void rejects_every_transposition_of_neighbouring_digits() {
        String number = ResidentIds.of("530113", "19800215", 17);
        for (int place = 0; place < 16; place++) {
            char left = number.charAt(place);
            char right = number.charAt(place + 1);
            if (left != right) {
                String wrong = number.substring(0, place) + right + left + number.substring(place + 2);
                assertThat(isValid(wrong)).as(wrong).isFalse();
            }
        }
    }

    @Test
    void agrees_with_the_definition_of_iso_7064_for_many_numbers() {
        for (int sequence = 0; sequence < 1000; sequence++) {
            assertThat(isValid(ResidentIds.of("522601", "19631109", sequence))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"20000230", "20010229", "19000229", "19991301", "19990001", "19990100", "19990132", "19990431"})
    void rejects_a_birth_date_that_does_not_exist(String birth) {
        assertThat(isValid(ResidentIds.of("530113", birth, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000229", "19000101", "20221231"})
    void accepts_a_birth_date_that_exists(String birth) {
        assertThat(isValid(ResidentIds.of("530113", birth, 1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"20230101", "18991231", "20991231"})
    void rejects_a_birth_date_after_the_period_or_before_1900(String birth) {
        assertThat(isValid(ResidentIds.of("530113", birth, 1))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "110105491231002",
                "11010519491231002",
                "11010519491231002XX",
                "11010519491231002x",
                "1101051949123100２X"
            })
    void rejects_a_text_that_is_not_18_ascii_characters(String number) {
        assertThat(isValid(number)).isFalse();
    }

    @Test
    void rejects_a_region_code_that_begins_with_zero() {
        assertThat(isValid(ResidentIds.of("030113", "19800215", 17))).isFalse();
    }

    @Test
    void derives_sex_and_year_of_birth() {
        assertThat(ResidentId.isMale(ascii(ResidentIds.of("530113", "19800215", 17))))
                .isTrue();
        assertThat(ResidentId.isMale(ascii(ResidentIds.of("530113", "19800215", 18))))
                .isFalse();
        assertThat(ResidentId.birthYear(ascii("11010519491231002X"))).isEqualTo(1949);
    }

    private static byte[] ascii(String number) {
        return number.getBytes(StandardCharsets.US_ASCII);
    }
}
