package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.testing.ResidentIds;

class PublicIdentifierTest {

    private static final PublicIdentifier SOCIAL_CREDIT = PublicIdentifier.SOCIAL_CREDIT_CODE;

    /** Published codes of four companies. */
    @ParameterizedTest
    @ValueSource(strings = {"914403001922038216", "91440300708461136T", "91330100799655058B", "91110108551385082Q"})
    void accepts_a_social_credit_code_and_the_organization_code_in_it(String code) {
        String organization = code.substring(8, 17);

        assertThat(SOCIAL_CREDIT.isValid(code)).isTrue();
        assertThat(PublicIdentifier.ORGANIZATION_CODE.isValid(organization)).isTrue();
        assertThat(PublicIdentifier.ORGANIZATION_CODE.normalize(
                        organization.substring(0, 8) + "-" + organization.substring(8)))
                .isEqualTo(organization);
    }

    @Test
    void any_other_check_character_is_invalid() {
        String code = "91440300708461136";

        assertThat("0123456789ABCDEFGHJKLMNPQRTUWXYISOZ".chars().filter(c -> SOCIAL_CREDIT.isValid(code + (char) c)))
                .containsExactly((int) 'T');
        assertThat("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                        .chars()
                        .filter(c -> PublicIdentifier.ORGANIZATION_CODE.isValid("70846113" + (char) c)))
                .containsExactly((int) '6');
    }

    @Test
    void any_exchange_of_a_character_is_invalid() {
        String code = "91440300708461136T";
        for (int at = 0; at < 17; at++) {
            char changed = code.charAt(at) == '7' ? '8' : '7';

            assertThat(SOCIAL_CREDIT.isValid(code.substring(0, at) + changed + code.substring(at + 1)))
                    .as("changed at %s", at)
                    .isFalse();
        }
    }

    @Test
    void a_valid_resident_id_number_is_no_identifier_although_its_check_character_fits_both() {
        int both = 0;
        for (int sequence = 1; sequence < 1000; sequence++) {
            String number = ResidentIds.of("110105", "19800215", sequence);
            assertThat(SOCIAL_CREDIT.isValid(number)).as(number).isFalse();
            both += isSocialCreditCode(number) ? 1 : 0;
        }

        assertThat(both).as("numbers that are valid by GB 32100").isPositive();
    }

    /** GB 32100, written independently: the check character is the 30-fold of the weighted sum modulo 31. */
    private static boolean isSocialCreditCode(String code) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += alphabet.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code.charAt(17) == alphabet.charAt(30 * sum % 31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9", "91440300708461136T0", "９１４４０３００７０８４６１１３６Ｔ", "91440300 08461136T", "1.1e17"})
    void other_texts_are_invalid(String text) {
        assertThat(SOCIAL_CREDIT.isValid(SOCIAL_CREDIT.normalize(text))).isFalse();
    }

    @Test
    void is_found_by_the_format_of_a_contract() {
        assertThat(PublicIdentifier.ofFormat("social_credit_code")).contains(SOCIAL_CREDIT);
        assertThat(PublicIdentifier.ofFormat("region_code")).isEmpty();
        assertThat(PublicIdentifier.ofFormat(null)).isEmpty();
    }
}
