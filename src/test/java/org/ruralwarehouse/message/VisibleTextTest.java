package org.ruralwarehouse.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "hainan-2022.zip", "报送包 第二次（更正）", "emoji 🌾"})
    void leaves_visible_text_unchanged(String text) {
        assertThat(VisibleText.of(text)).isSameAs(text);
    }

    @Test
    void escapes_what_forges_or_reorders_a_line() {
        assertThat(VisibleText.of("a\nb\r\tc")).isEqualTo("a\\u000Ab\\u000D\\u0009c");
        assertThat(VisibleText.of("\u001B[2Ja\u009Bb")).isEqualTo("\\u001B[2Ja\\u009Bb");
        assertThat(VisibleText.of("txt.\u202Epiz")).isEqualTo("txt.\\u202Epiz");
        assertThat(VisibleText.of("a\u2028b\u200Bc\uFEFFd")).isEqualTo("a\\u2028b\\u200Bc\\uFEFFd");
        assertThat(VisibleText.of("a\uD800b")).isEqualTo("a\\uD800b");
        assertThat(VisibleText.of("a\uDB40\uDC41b")).isEqualTo("a\\uDB40\\uDC41b");
    }
}
