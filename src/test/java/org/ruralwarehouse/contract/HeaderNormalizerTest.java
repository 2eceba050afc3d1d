package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNormalizerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"产量(千克)", "产量（千克）", " 产量 （千克） ", "\uFEFF产量(千克)", "产量\u3000(千克)", "产量\u00A0(千克)", "产\n量(千克)"})
    void ignores_width_whitespace_and_invisible_characters(String spelling) {
        assertThat(HeaderNormalizer.normalize(spelling)).isEqualTo("产量(千克)");
    }

    @Test
    void ignores_case_and_width_of_latin_letters() {
        assertThat(HeaderNormalizer.normalize("Ｙield_KG")).isEqualTo("yield_kg");
    }

    @Test
    void different_words_stay_different() {
        assertThat(HeaderNormalizer.normalize("产量")).isNotEqualTo(HeaderNormalizer.normalize("产值"));
    }
}
