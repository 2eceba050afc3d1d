package org.ruralwarehouse.staging;

import java.util.ArrayList;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.privacy.Masking;

/**
 * Masks personal numbers in the findings of SQL checks, which quote landed texts. Landing rejects such texts, but files
 * that an older version has landed may contain them. Numbers are measures and remain, unless they are ID numbers.
 */
final class FindingMask {

    /** Selects the few texts that may need a mask; Java decides. */
    private static final String CANDIDATES = """
            select message, original from text_of_check
            where length(regexp_replace(original, '[^\\p{N}%s]', '', 'g')) >= 11
                or regexp_matches(original, '[0-9][.]?[eE][+0-9]')
            """.formatted(Masking.CHINESE_DIGITS);

    private final Database database;

    FindingMask(Database database) {
        this.database = database;
    }

    void apply() {
        apply("value_found", "found_message");
        apply("value_expected", "expected_message");
    }

    private void apply(String valueColumn, String keyColumn) {
        // A table, because most findings repeat a text, and in one query DuckDB would filter before it removes
        // duplicates.
        database.execute("create or replace table text_of_check as select distinct coalesce(" + keyColumn
                + ", '') as message, " + valueColumn + " as original from finding.finding"
                + " where check_name is not null and length(" + valueColumn + ") > 7");
        List<List<String>> masked = new ArrayList<>();
        database.query(CANDIDATES, row -> List.of(row.getString(1), row.getString(2)))
                .forEach(row -> {
                    String stored = mask(row.get(0), row.get(1));
                    if (!stored.equals(row.get(1))) {
                        masked.add(List.of(row.get(0), row.get(1), stored));
                    }
                });
        database.execute("drop table text_of_check");
        if (masked.isEmpty()) {
            return;
        }
        database.execute("create or replace table masked_text (message varchar, original varchar, masked varchar)");
        database.append("masked_text", masked);
        database.execute("update finding.finding as f set " + valueColumn + " = m.masked from masked_text as m"
                + " where f.check_name is not null and f." + valueColumn + " = m.original and coalesce(f." + keyColumn
                + ", '') = m.message");
        database.execute("drop table masked_text");
    }

    private static String mask(String key, String stored) {
        Message message = Message.ofStored(key.isEmpty() ? null : key, stored);
        Message masked = message.mapValues(Masking::maskTextOfCheck);
        return masked.equals(message) ? stored : masked.stored();
    }
}
