package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.ReadResult;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.testing.ResidentIds;

class ResidentIdReaderTest {

    private static final String NUMBER = ResidentIds.STANDARD_EXAMPLE;

    private static ResidentIdReader reader(int keyByte) {
        byte[] secret = new byte[PseudonymKey.MIN_BYTES];
        Arrays.fill(secret, (byte) keyByte);
        return new ResidentIdReader(0, 2, 3, LocalDate.of(2022, 12, 31), new PseudonymKey(secret).hmac());
    }

    private static String pseudonym(ReadResult result) {
        return HexFormat.of().toHexDigits(result.row().number(0))
                + HexFormat.of().toHexDigits(result.row().number(1));
    }

    @Test
    void replaces_the_number_by_pseudonym_sex_and_year_of_birth() {
        ReadResult result = ReadResult.of(reader(7), NUMBER);

        assertThat(result.code()).isNull();
        assertThat(result.row().text(2).toString()).isEqualTo("female");
        assertThat(result.row().number(3)).isEqualTo(1949);
        assertThat(pseudonym(result)).hasSize(32);
    }

    @Test
    void pseudonym_is_the_first_half_of_the_hmac_of_the_number() throws Exception {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 7);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] whole = mac.doFinal(NUMBER.getBytes(StandardCharsets.US_ASCII));

        assertThat(pseudonym(ReadResult.of(reader(7), NUMBER)))
                .isEqualTo(HexFormat.of().formatHex(whole, 0, 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002Ｘ", "11010519491231002ｘ"})
    void other_spellings_of_a_number_have_the_same_pseudonym(String spelling) {
        ReadResult result = ReadResult.of(reader(7), spelling);

        assertThat(result.code()).isNull();
        assertThat(result.isNormalized()).isTrue();
        assertThat(pseudonym(result)).isEqualTo(pseudonym(ReadResult.of(reader(7), NUMBER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"43", "11", "74", "43B1"})
    void a_disability_certificate_number_has_the_pseudonym_of_its_holder(String suffix) {
        assertThat(pseudonym(ReadResult.of(reader(7), NUMBER + suffix)))
                .isEqualTo(pseudonym(ReadResult.of(reader(7), NUMBER)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "84", "45", "1", "123", "43BB"})
    void rejects_other_suffixes_of_a_certificate_number(String suffix) {
        assertThat(ReadResult.of(reader(7), NUMBER + suffix).code()).isEqualTo("id_number_invalid");
    }

    @Test
    void another_person_or_another_key_gives_another_pseudonym() {
        String other = ResidentIds.of("530113", "19800215", 17);

        assertThat(pseudonym(ReadResult.of(reader(7), other)))
                .isNotEqualTo(pseudonym(ReadResult.of(reader(7), NUMBER)));
        assertThat(pseudonym(ReadResult.of(reader(8), NUMBER)))
                .isNotEqualTo(pseudonym(ReadResult.of(reader(7), NUMBER)));
    }

    @Test
    void rejects_a_number_with_a_wrong_check_digit_and_stores_nothing() {
        ReadResult result = ReadResult.of(reader(7), ResidentIds.withWrongCheckDigit(NUMBER));

        assertThat(result.code()).isEqualTo("id_number_invalid");
        for (int column = 0; column < 4; column++) {
            assertThat(result.row().isPresent(column)).isFalse();
        }
    }

    @Test
    void rejects_a_text_of_a_million_digits() {
        assertThat(ReadResult.of(reader(7), "1".repeat(1_000_000)).code()).isEqualTo("id_number_invalid");
    }

    @Test
    void violation_does_not_contain_the_number() {
        String wrong = ResidentIds.withWrongCheckDigit(NUMBER);

        assertThat(reader(7).read(wrong, new RowBuffer(3))).asString().doesNotContain(wrong.substring(6, 14));
    }

    @Test
    void stores_only_the_columns_of_the_contract() {
        ResidentIdReader reader =
                new ResidentIdReader(0, -1, -1, LocalDate.of(2022, 12, 31), new PseudonymKey(new byte[32]).hmac());

        ReadResult result = ReadResult.of(reader, NUMBER);

        assertThat(result.code()).isNull();
        assertThat(result.row().isPresent(2)).isFalse();
        assertThat(result.row().isPresent(3)).isFalse();
    }
}
