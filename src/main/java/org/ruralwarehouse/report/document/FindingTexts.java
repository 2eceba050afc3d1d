package org.ruralwarehouse.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;

/**
 * Stores each pair of texts found and expected once, with an id. Reading a text from the database costs more than
 * reading all numbers of a finding, and most texts occur in many findings.
 */
public final class FindingTexts {

    /** Number of texts that are read together; ids follow the order of first occurrence. */
    private static final int PAGE_SIZE = 4096;
    /** Maximum number of cached pages, about 20 MB. */
    private static final int CACHED_PAGES = 32;

    private final Database database;
    private final BoundedCache<Long, Map<Long, TextPair>> pages = new BoundedCache<>(CACHED_PAGES);

    /** Texts found and expected of a finding. */
    public record TextPair(@Nullable String found, @Nullable String expected) {}

    /** Creates the table {@code finding_text}. */
    public FindingTexts(Database database) {
        this.database = database;
        database.execute("create table finding_text (text_id bigint, value_found varchar, value_expected varchar)");
    }

    /**
     * Adds the pairs of a relation that has a column {@code place_in_file}, with ids in the order of first occurrence.
     *
     * @return the highest id before the call
     */
    public long addFrom(String relation) {
        long lastTextId = database.queryLong("select coalesce(max(text_id), 0) from finding_text");
        database.execute("""
                insert into finding_text
                select row_number() over (order by min(place_in_file)) + %d, value_found, value_expected
                from %s
                group by value_found, value_expected
                """.formatted(lastTextId, relation));
        pages.clear(); // the last page may have grown
        return lastTextId;
    }

    /** Returns the pair with this id. */
    public TextPair get(long id) {
        return Objects.requireNonNull(pages.get(id / PAGE_SIZE, this::read).get(id));
    }

    private Map<Long, TextPair> read(long page) {
        Map<Long, TextPair> pairs = new HashMap<>();
        database.read(
                "select * from finding_text where text_id between %d and %d"
                        .formatted(page * PAGE_SIZE, page * PAGE_SIZE + PAGE_SIZE - 1),
                rows -> {
                    while (rows.next()) {
                        pairs.put(rows.getLong(1), new TextPair(rows.getString(2), rows.getString(3)));
                    }
                });
        return pairs;
    }
}
