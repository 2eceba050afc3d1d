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
    private final FindingTexts sayings;

    FindingTextsTest(@TempDir Path temp) {
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
        sayings = new FindingTexts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void every_pair_of_texts_is_found_by_its_number_whether_or_not_it_was_asked_for_before_others_came() {
        sayings.addFrom(findings("x", 10_000));
        assertThat(sayings.get(1)).isEqualTo(new FindingTexts.Saying("x0", null));
        assertThat(sayings.get(10_000)).isEqualTo(new FindingTexts.Saying("x9999", null));

        assertThat(sayings.addFrom(findings("y", 3))).isEqualTo(10_000);

        assertThat(sayings.get(10_003)).isEqualTo(new FindingTexts.Saying("y2", null));
        for (int number = 1; number <= 10_000; number += 500) {
            assertThat(sayings.get(number).found()).isEqualTo("x" + (number - 1));
        }
    }

    @Test
    void what_comes_again_has_one_number() {
        sayings.addFrom("(from " + findings("x", 5) + " union all from " + findings("x", 5) + ")");

        assertThat(database.queryLong("select count(*) from saying")).isEqualTo(5);
    }

    private static String findings(String text, int count) {
        return "(select '" + text + "' || i as value_found, null::varchar as value_expected, i as place_in_file"
                + " from range(" + count + ") as t(i))";
    }
}
