package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapes_text_in_content_and_in_attributes() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"'><b", "<script>&amp;</script>")
                        .markup())
                .isEqualTo("<p title=\"&quot;&#39;&gt;&lt;b\">&lt;script&gt;&amp;amp;&lt;/script&gt;</p>");
    }

    @Test
    void inserts_markup_unchanged_and_does_not_fill_slots_inside_values() {
        assertThat(Html.of("<p>{}</p>", Html.of("<b>{}</b>", "{}")).markup()).isEqualTo("<p><b>{}</b></p>");
    }

    @Test
    void replaces_control_characters_and_bidirectional_overrides() {
        assertThat(Html.text("a\u0000b\u001Bc\u202Ed\uD800e\u2067f\n").markup())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\n");
        assertThat(Html.text("\uD842\uDFB7县").markup()).isEqualTo("\uD842\uDFB7县");
    }

    @Test
    void requires_as_many_values_as_slots() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
