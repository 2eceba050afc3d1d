package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.testing.ParquetFile;

class FindingMaskTest {

    @Test
    void masks_texts_of_checks_and_parameters_but_no_measures(@TempDir Path temp) {
        try (Database database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")))) {
            FindingTable table = new FindingTable(database);
            table.insert("""
                    select 'c' as finding_code, 'error' as severity, 'reported' as effect, 'p' as package_name,
                        'check' as check_name, *
                    from (values (1, '张三 13812345678', null), (2, '13812345678', null), (3, '110105194912310021', null),
                        (4, '["13812345678", "tel 13812345678"]', 'key'), (5, '马关县 530113000000', null),
                        (6, '1.234567E+17', null)) as t(source_line, value_found, found_message)
                    """, database);

            table.maskChecks();

            assertThat(database.queryStrings("select value_found from finding.finding order by source_line"))
                    .containsExactly(
                            "张三***********",
                            "13812345678",
                            "******************",
                            "[\"13812345678\",\"tel***********\"]",
                            "马关县 530113000000",
                            "1.234567E+17");
        }
    }
}
