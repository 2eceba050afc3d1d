package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

class CellValueCacheTest {

    private final RowBuffer row = new RowBuffer(2);

    @Test
    void returns_the_cached_value_of_an_equal_cell() {
        CellValueCache cache = new CellValueCache(1, true);
        row.setText(1, DictionaryText.of("male"));
        cache.put(cell("男"), 0, row);
        row.clear();
        assertThat(cache.tryRead(cell("男"), 0, row)).isTrue();
        assertThat(row.text(1)).hasToString("male");
    }

    @Test
    void caches_that_a_cell_has_no_value() {
        CellValueCache cache = new CellValueCache(1, true);
        cache.put(cell("-"), 0, row);
        assertThat(cache.tryRead(cell("-"), 0, row)).isTrue();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void returns_false_for_a_cell_that_is_not_cached() {
        CellValueCache cache = new CellValueCache(1, false);
        assertThat(cache.tryRead(cell("12"), 0, row)).isFalse();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void never_returns_the_value_of_another_cell_after_many_evictions() {
        CellValueCache cache = new CellValueCache(1, false);
        for (int i = 0; i < 100_000; i++) {
            row.clear();
            row.setNumber(1, i);
            cache.put(cell(String.valueOf(i)), 0, row);
        }
        int found = 0;
        for (int i = 0; i < 100_000; i++) {
            row.clear();
            if (cache.tryRead(cell(String.valueOf(i)), 0, row)) {
                found++;
                assertThat(row.number(1)).isEqualTo(i);
            }
        }
        assertThat(found).isPositive().isLessThan(4096);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 8, 40, 64})
    void distinguishes_cells_that_differ_in_one_byte(int length) {
        CellValueCache cache = new CellValueCache(1, false);
        row.setNumber(1, 7);
        cache.put(cell("x".repeat(length)), 0, row);
        for (int at = 0; at < length; at++) {
            StringBuilder other = new StringBuilder("x".repeat(length));
            other.setCharAt(at, 'y');
            assertThat(cache.tryRead(cell(other.toString()), 0, row))
                    .as(other.toString())
                    .isFalse();
        }
        assertThat(cache.tryRead(cell("x".repeat(length + 1)), 0, row)).isFalse();
        assertThat(cache.tryRead(cell("x".repeat(length)), 0, row)).isTrue();
    }

    @Test
    void distinguishes_long_cells_with_equal_numbers() {
        assertThat(cell("A.......B").packed(0)).isEqualTo(cell("B.......A").packed(0));
        CellValueCache cache = new CellValueCache(1, false);
        row.setNumber(1, 7);
        cache.put(cell("A.......B"), 0, row);
        assertThat(cache.tryRead(cell("B.......A"), 0, row)).isFalse();
    }

    @Test
    void does_not_cache_cells_over_64_bytes() {
        CellValueCache cache = new CellValueCache(1, true);
        row.setText(1, DictionaryText.of("x"));
        cache.put(cell("x".repeat(65)), 0, row);
        assertThat(cache.tryRead(cell("x".repeat(65)), 0, row)).isFalse();
    }

    private static CellSlices cell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CellSlices cells = new CellSlices();
        cells.reset(bytes);
        cells.add(0, bytes.length);
        return cells;
    }
}
