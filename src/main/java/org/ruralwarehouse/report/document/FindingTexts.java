package org.ruralwarehouse.report.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.duckdb.Database;

/**
 * What findings found and expected, each pair of texts once: a text costs more on its way out of the database than all
 * numbers of a finding, and most texts come again.
 */
public final class FindingTexts {

    /** Read together, as they are numbered in the order in which they come first. */
    private static final int PAGE_SIZE = 4096;
    /** Bound of what is kept: pages of some 20 MB. */
    private static final int CACHED_PAGES = 32;

    private final Database database;
    private final BoundedCache<Long, Map<Long, TextPair>> pages = new BoundedCache<>(CACHED_PAGES);

    /** A pair of texts. */
    public record TextPair(@Nullable String found, @Nullable String expected) {}

    public FindingTexts(Database database) {
        this.database = database;
        database.execute("create table finding_text (text_id bigint, value_found varchar, value_expected varchar)");
    }

    /**
     * Numbers what this relation says, in the order in which it comes first.
     *
     * @param relation with a place_in_file
     * @return the number before the first
     */
    public long addFrom(String relation) {
        long lastTextId = database.queryLong("select coalesce(max(text_id), 0) from finding_text");
        database.execute("""
                insert into finding_text
                select row_number() over (order by min(place_in_file)) + %d, value_found, value_expected
                from %s
                group by value_found, value_expected
                """.formatted(lastTextId, relation));
        pages.clear(); // the last one may have got more
        return lastTextId;
    }

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
