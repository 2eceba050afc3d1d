package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PseudonymKeyTest {

    private static final byte[] SECRET =
            HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

    @Test
    void rejects_a_key_shorter_than_32_bytes() {
        assertThatThrownBy(() -> new PseudonymKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_id_is_stable_and_does_not_reveal_the_secret() {
        PseudonymKey key = new PseudonymKey(SECRET);

        assertThat(key.id()).isEqualTo(new PseudonymKey(SECRET.clone()).id()).hasSize(16);
        assertThat(key.toString()).contains(key.id());
        assertThat(HexFormat.of().formatHex(SECRET)).doesNotContain(key.id());
    }

    @Test
    void another_secret_has_another_id() {
        assertThat(new PseudonymKey(new byte[32]).id()).isNotEqualTo(new PseudonymKey(SECRET).id());
    }
}
