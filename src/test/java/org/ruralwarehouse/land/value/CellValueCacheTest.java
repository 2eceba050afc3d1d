package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.CellSlices;

class CellValueCacheTest {

    private final RowBuffer row = new RowBuffer(2);

    @Test
    void recalls_what_an_equal_cell_was_read_as() {
        CellValueCache memo = new CellValueCache(1, true);
        row.setText(1, DictionaryText.of("male"));
        memo.remember(cell("男"), 0, row);
        row.clear();
        assertThat(memo.recall(cell("男"), 0, row)).isTrue();
        assertThat(row.text(1)).hasToString("male");
    }

    @Test
    void recalls_that_a_cell_holds_no_value() {
        CellValueCache memo = new CellValueCache(1, true);
        memo.remember(cell("-"), 0, row);
        assertThat(memo.recall(cell("-"), 0, row)).isTrue();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void knows_nothing_of_a_cell_that_it_never_met() {
        CellValueCache memo = new CellValueCache(1, false);
        assertThat(memo.recall(cell("12"), 0, row)).isFalse();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void never_takes_one_cell_for_another_however_many_there_are() {
        CellValueCache memo = new CellValueCache(1, false);
        for (int i = 0; i < 100_000; i++) {
            row.clear();
            row.setNumber(1, i);
            memo.remember(cell(String.valueOf(i)), 0, row);
        }
        int recalled = 0;
        for (int i = 0; i < 100_000; i++) {
            row.clear();
            if (memo.recall(cell(String.valueOf(i)), 0, row)) {
                recalled++;
                assertThat(row.number(1)).isEqualTo(i);
            }
        }
        assertThat(recalled).isPositive().isLessThan(4096);
    }

    /** Whatever lies between the ends that are looked at first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 18, 40, 64})
    void tells_cells_apart_that_differ_in_one_byte(int length) {
        CellValueCache memo = new CellValueCache(1, false);
        row.setNumber(1, 7);
        memo.remember(cell("x".repeat(length)), 0, row);
        for (int at = 0; at < length; at++) {
            StringBuilder other = new StringBuilder("x".repeat(length));
            other.setCharAt(at, 'y');
            assertThat(memo.recall(cell(other.toString()), 0, row))
                    .as(other.toString())
                    .isFalse();
        }
        assertThat(memo.recall(cell("x".repeat(length + 1)), 0, row)).isFalse();
        assertThat(memo.recall(cell("x".repeat(length)), 0, row)).isTrue();
    }

    @Test
    void forgets_long_cells() {
        CellValueCache memo = new CellValueCache(1, true);
        row.setText(1, DictionaryText.of("x"));
        memo.remember(cell("x".repeat(65)), 0, row);
        assertThat(memo.recall(cell("x".repeat(65)), 0, row)).isFalse();
    }

    private static CellSlices cell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        CellSlices cells = new CellSlices();
        cells.begin(Arrays.copyOf(bytes, bytes.length + CellSlices.SPARE));
        cells.add(0, bytes.length);
        return cells;
    }
}
