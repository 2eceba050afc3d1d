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
    private static final int PAGE = 4096;
    /** Bound of what is kept: pages of some 20 MB. */
    private static final int REMEMBERED = 32;

    private final Database database;
    private final BoundedCache<Long, Map<Long, Saying>> pages = new BoundedCache<>(REMEMBERED);

    /** A pair of texts. */
    public record Saying(@Nullable String found, @Nullable String expected) {}

    public FindingTexts(Database database) {
        this.database = database;
        database.execute("create table saying (saying_id bigint, value_found varchar, value_expected varchar)");
    }

    /**
     * Numbers what this relation says, in the order in which it comes first.
     *
     * @param relation with a place_in_file
     * @return the number before the first
     */
    public long addFrom(String relation) {
        long known = database.queryLong("select coalesce(max(saying_id), 0) from saying");
        database.execute("""
                insert into saying
                select row_number() over (order by min(place_in_file)) + %d, value_found, value_expected
                from %s
                group by value_found, value_expected
                """.formatted(known, relation));
        pages.forget(); // the last one may have got more
        return known;
    }

    public Saying get(long id) {
        return Objects.requireNonNull(pages.get(id / PAGE, this::read).get(id));
    }

    private Map<Long, Saying> read(long page) {
        Map<Long, Saying> sayings = new HashMap<>();
        database.read(
                "select * from saying where saying_id between %d and %d".formatted(page * PAGE, page * PAGE + PAGE - 1),
                rows -> {
                    while (rows.next()) {
                        sayings.put(rows.getLong(1), new Saying(rows.getString(2), rows.getString(3)));
                    }
                });
        return sayings;
    }
}
