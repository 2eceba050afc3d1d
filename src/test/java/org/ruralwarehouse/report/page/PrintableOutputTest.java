package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.output.StringOutput;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintableOutputTest {

    private static String written(@Nullable String value, String tag, @Nullable String attribute) {
        StringOutput page = new StringOutput();
        PrintableOutput output = new PrintableOutput(page);
        output.setContext(tag, attribute);
        output.writeUserContent(value);
        return page.toString();
    }

    @Test
    void escapes_text_in_content_and_in_attributes() {
        assertThat(written("<script>&amp;</script>", "p", null)).isEqualTo("&lt;script&gt;&amp;amp;&lt;/script&gt;");
        assertThat(written("\"'><b", "p", "title")).isEqualTo("&#34;&#39;>&lt;b");
    }

    @Test
    void writes_no_link_that_runs_a_script() {
        assertThat(written(" javascript:alert(1)", "a", "href")).isEmpty();
    }

    @Test
    void replaces_control_characters_and_bidirectional_overrides() {
        assertThat(written("a\u0000b\u001Bc\u202Ed\uD800e\u2067f\n", "p", null))
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\n");
        assertThat(written("\uD842\uDFB7县", "p", null)).isEqualTo("\uD842\uDFB7县");
    }

    @Test
    void replaces_exactly_the_characters_that_are_not_printable() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            boolean isBidiControl =
                    c == 0x200E || c == 0x200F || c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
            boolean isReplaced = Character.isISOControl(c) && c != '\n' && c != '\t'
                    || Character.isSurrogate((char) c)
                    || isBidiControl
                    || c >= 0xFFFE;
            String text = String.valueOf((char) c);
            assertThat(PrintableOutput.printable(text)).as("U+%04X", c).isEqualTo(isReplaced ? "\uFFFD" : text);
        }
    }

    @Test
    void writes_nothing_for_a_missing_value() {
        assertThat(written(null, "p", null)).isEmpty();
    }
}
