package org.ruralwarehouse.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PseudonymKeyTest {

    private static final byte[] SECRET =
            HexFormat.of().parseHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

    @Test
    void a_key_that_could_be_tried_out_is_refused() {
        assertThatThrownBy(() -> new PseudonymKey(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void its_name_is_stable_and_tells_nothing_of_the_secret() {
        PseudonymKey key = new PseudonymKey(SECRET);

        assertThat(key.id()).isEqualTo(new PseudonymKey(SECRET.clone()).id()).hasSize(16);
        assertThat(key.toString()).contains(key.id());
        assertThat(HexFormat.of().formatHex(SECRET)).doesNotContain(key.id());
    }

    @Test
    void another_secret_has_another_name() {
        assertThat(new PseudonymKey(new byte[32]).id()).isNotEqualTo(new PseudonymKey(SECRET).id());
    }
}
