package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void text_is_escaped_in_content_and_in_attributes() {
        assertThat(Html.of("<p title=\"{}\">{}</p>", "\"'><b", "<script>&amp;</script>")
                        .markup())
                .isEqualTo("<p title=\"&quot;&#39;&gt;&lt;b\">&lt;script&gt;&amp;amp;&lt;/script&gt;</p>");
    }

    @Test
    void pieces_are_put_in_as_they_are_and_slots_in_a_text_stay_text() {
        assertThat(Html.of("<p>{}</p>", Html.of("<b>{}</b>", "{}")).markup()).isEqualTo("<p><b>{}</b></p>");
    }

    @Test
    void what_a_page_may_not_hold_and_what_turns_the_text_around_is_replaced() {
        assertThat(Html.text("a\u0000b\u001Bc\u202Ed\uD800e\u2067f\n").markup())
                .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf\n");
        assertThat(Html.text("\uD842\uDFB7县").markup()).isEqualTo("\uD842\uDFB7县");
    }

    @Test
    void a_template_takes_as_many_values_as_it_has_slots() {
        assertThatThrownBy(() -> Html.of("{}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("", "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
