package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HmacTest {

    /** RFC 4231, test cases 1, 2, 4 and 6: key in hexadecimal digits, number of its repetitions, message and code. */
    @ParameterizedTest
    @CsvSource({
        "0b, 20, 4869205468657265, b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
        "4a656665, 1, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
                + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, 1, "
                + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
                + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd,"
                + " 82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
        "aa, 131, 54657374205573696e67204c6172676572205468616e20426c6f636b2d"
                + "53697a65204b6579202d2048617368204b6579204669727374,"
                + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    })
    void matches_the_test_cases_of_rfc_4231(String key, int times, String message, String expected) {
        Hmac hmac = new Hmac(HexFormat.of().parseHex(key.repeat(times)));

        assertThat(HexFormat.of().formatHex(hmac.of(HexFormat.of().parseHex(message))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {32, 63, 64, 65, 200})
    void matches_the_platform_implementation_for_consecutive_messages(int keyBytes) throws Exception {
        byte[] secret = new byte[keyBytes];
        Random random = new Random(keyBytes);
        random.nextBytes(secret);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        Hmac hmac = new Hmac(secret);

        for (int length = 0; length < 150; length++) {
            byte[] message = new byte[length];
            random.nextBytes(message);
            assertThat(hmac.of(message)).isEqualTo(mac.doFinal(message));
        }
    }

    @Test
    void instances_of_one_key_are_independent() {
        PseudonymKey key = new PseudonymKey(new byte[PseudonymKey.MIN_BYTES]);
        Hmac one = key.hmac();
        byte[] ofOne = Arrays.copyOf(one.of("1".getBytes(StandardCharsets.US_ASCII)), Hmac.BYTES);

        Hmac other = key.hmac();
        byte[] ofOther = other.of("2".getBytes(StandardCharsets.US_ASCII));

        assertThat(one.of("1".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(ofOne)
                .isNotEqualTo(ofOther);
    }
}
