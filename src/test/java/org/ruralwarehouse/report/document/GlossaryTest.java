package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlossaryTest {

    private final Glossary glossary = new Glossary(
            Map.of("530000", new Glossary.Name("云南省", "Yunnan Province")),
            Map.of("orchard", new Glossary.Dataset("果园台账", Map.of("trees", new Glossary.Column("株数", null, true)))),
            List.of(
                    new Glossary.Phrase(Pattern.compile("at most (\\S+)"), "不大于 $1"),
                    new Glossary.Phrase(Pattern.compile("at most .*"), "never")));

    @Test
    void uses_the_first_phrase_that_matches_the_whole_text() {
        assertThat(glossary.chinese("at most 7")).isEqualTo("不大于 7");
        assertThat(glossary.chinese("is at most 7")).isNull();
    }

    @Test
    void does_not_translate_values() {
        assertThat(glossary.chinese("9813.71")).isNull();
        assertThat(glossary.chinese("520522 黔西县")).isNull();
        assertThat(glossary.chinese(null)).isNull();
    }

    @Test
    void returns_null_for_unknown_datasets_columns_and_provinces() {
        assertThat(glossary.title("orchard")).isEqualTo("果园台账");
        assertThat(glossary.title("vineyard")).isNull();
        assertThat(glossary.column("orchard", "trees")).isNotNull();
        assertThat(glossary.column("orchard", "age")).isNull();
        assertThat(glossary.column(null, "trees")).isNull();
        assertThat(glossary.province("530000")).isNotNull();
        assertThat(glossary.province("530001")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rows?; row",
                "rows*; row",
                "rows{0,1}; row",
                "rows+; rowsss",
                "of rows|no rows; no rows",
                "(?i)rows; ROWS",
                "^rows; rows",
                "\\Qrows\\E; rows",
                "r[o0]ws; r0ws",
                "rows\uD83C\uDF4E?; rows"
            })
    void finds_a_phrase_for_every_start_of_a_pattern(String english, String text) {
        Glossary glossary =
                new Glossary(Map.of(), Map.of(), List.of(new Glossary.Phrase(Pattern.compile(english), "行")));

        assertThat(glossary.chinese(text)).isEqualTo("行");
    }
}
