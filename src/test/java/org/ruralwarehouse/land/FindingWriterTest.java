package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.testing.ParquetFile;

class FindingWriterTest {

    @Test
    void stores_only_rule_and_line_of_findings_beyond_the_limit_of_their_rule(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("findings.parquet");
        try (FindingWriter findings = new FindingWriter(file, Map.of(), 2)) {
            for (long line = 2; line <= 4; line++) {
                findings.write(rule("few"), Severity.ERROR, line, "trees", Message.ofValue("x"), Message.ofValue("y"));
            }
            findings.write(rule("many"), Severity.ERROR, 9L, "trees", Message.ofValue("z"), null);

            assertThat(findings.counts()).isEqualTo(Map.of("few", 3L, "many", 1L));
        }

        assertThat(new ParquetFile(file)
                        .rows("source_line", "finding_code", "effect", "column_name", "value_found", "is_omitted"))
                .containsExactly(
                        "2|few|row_quarantined|trees|x|~",
                        "3|few|row_quarantined|trees|x|~",
                        "4|few|row_quarantined|~|~|true",
                        "9|many|row_quarantined|trees|z|~");
    }

    private static Rule rule(String code) {
        return new Rule(code, Level.VALIDITY, Severity.ERROR, Effect.ROW_QUARANTINED, "问题", "Problem", "更正", "Fix");
    }
}
