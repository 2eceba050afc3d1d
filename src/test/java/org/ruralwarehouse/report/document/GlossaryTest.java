package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private final Glossary glossary = new Glossary(
            Map.of("530000", new Glossary.Name("云南省", "Yunnan Province")),
            Map.of("orchard", new Glossary.Dataset("果园台账", Map.of("trees", new Glossary.Column("株数", null, true)))));

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
}
