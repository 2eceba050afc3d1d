package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.testing.ParquetFile;

class FindingTextsTest {

    private final Database database;
    private final FindingTexts texts;

    FindingTextsTest(@TempDir Path temp) {
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        texts = new FindingTexts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void finds_a_pair_by_its_id_before_and_after_more_pairs_are_added() {
        texts.addFrom(findings("x", 10_000));
        assertThat(texts.get(1)).isEqualTo(new FindingTexts.TextPair("x0", null));
        assertThat(texts.get(10_000)).isEqualTo(new FindingTexts.TextPair("x9999", null));

        assertThat(texts.addFrom(findings("y", 3))).isEqualTo(10_000);

        assertThat(texts.get(10_003)).isEqualTo(new FindingTexts.TextPair("y2", null));
        for (int number = 1; number <= 10_000; number += 500) {
            assertThat(texts.get(number).found()).isEqualTo("x" + (number - 1));
        }
    }

    @Test
    void stores_a_duplicate_pair_once() {
        texts.addFrom("(from " + findings("x", 5) + " union all from " + findings("x", 5) + ")");

        assertThat(database.queryLong("select count(*) from finding_text")).isEqualTo(5);
    }

    private static String findings(String text, int count) {
        return "(select '" + text + "' || i as value_found, null::varchar as value_expected, i as place_in_file"
                + " from range(" + count + ") as t(i))";
    }
}
