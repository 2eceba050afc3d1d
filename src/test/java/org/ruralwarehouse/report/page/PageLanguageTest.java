package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A page shows one language at a time, and each of its texts exists in both. */
class PageLanguageTest {

    /** Elements with names, values and reasons of senders, which are shown in both languages. */
    private static final Set<String> DATA = Set.of("bdi", "code", "time", "style", "title", "a", "label");

    static Stream<String> pages() {
        return Pages.all("seven");
    }

    private static boolean is(Node node, String language) {
        return node instanceof Element element && element.getAttribute("class").equals(language);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void every_text_is_in_both_languages_or_is_data(String html) {
        assertThat(Pages.texts(Pages.parsed(html))).isNotEmpty().allSatisfy(text -> {
            Element parent = (Element) text.getParentNode();
            assertThat(is(parent, "zh")
                            || is(parent, "en")
                            || DATA.contains(parent.getTagName())
                            || parent.getAttribute("lang").equals("zh-CN"))
                    .as(text.getNodeValue())
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void an_english_text_follows_every_chinese_text(String html) {
        Document page = Pages.parsed(html);
        List<Element> chinese =
                Pages.elements(page).filter(element -> is(element, "zh")).toList();
        long english = Pages.elements(page).filter(element -> is(element, "en")).count();

        assertThat(chinese).hasSizeGreaterThan(3).hasSize((int) english).allSatisfy(zh -> {
            Element en = (Element) zh.getNextSibling().getNextSibling();
            assertThat(is(en, "en")).as(zh.getTextContent()).isTrue();
            assertThat(zh.getAttribute("lang")).isEqualTo("zh-CN");
            assertThat(en.getAttribute("lang")).isEqualTo("en");
            assertThat(zh.getTextContent()).containsPattern("[\\p{IsHan}（]");
            assertThat(en.getTextContent()).containsPattern("[a-z]").doesNotContainPattern("\\p{IsHan}");
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_starts_in_chinese_and_has_a_title_in_both_languages(String html) {
        Document page = Pages.parsed(html);

        assertThat(page.getDocumentElement().getAttribute("lang")).isEqualTo("zh-CN");
        assertThat(Pages.elements(page)
                        .filter(element -> element.hasAttribute("checked"))
                        .map(element -> element.getAttribute("id")))
                .containsExactly("chinese");
        assertThat(page.getElementsByTagName("title").item(0).getTextContent()).matches(".*\\p{IsHan}.* \\| [ -~]+");
    }

    @Test
    void a_label_names_each_language_of_the_switch() {
        Document page = Pages.parsed(new ReportPage().of(Reports.accepted()));

        assertThat(Pages.elements(page)
                        .filter(element -> element.getTagName().equals("input"))
                        .map(element -> element.getAttribute("id")))
                .containsExactly("chinese", "english");
        assertThat(Pages.elements(page)
                        .filter(element -> element.getTagName().equals("label"))
                        .map(label -> label.getAttribute("for") + " " + label.getAttribute("lang") + " "
                                + label.getTextContent()))
                .containsExactly("chinese zh-CN 中文", "english en English");
    }
}
