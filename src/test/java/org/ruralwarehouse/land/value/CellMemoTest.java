package org.ruralwarehouse.land.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.Text;
import org.ruralwarehouse.land.source.ByteCells;

class CellMemoTest {

    private final RowBuffer row = new RowBuffer(2);

    @Test
    void recalls_what_an_equal_cell_was_read_as() {
        CellMemo memo = new CellMemo(1, true);
        row.setText(1, Text.of("male"));
        memo.remember(cell("男"), 0, row);
        row.clear();
        assertThat(memo.recall(cell("男"), 0, row)).isTrue();
        assertThat(row.text(1)).hasToString("male");
    }

    @Test
    void recalls_that_a_cell_holds_no_value() {
        CellMemo memo = new CellMemo(1, true);
        memo.remember(cell("-"), 0, row);
        assertThat(memo.recall(cell("-"), 0, row)).isTrue();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void knows_nothing_of_a_cell_that_it_never_met() {
        CellMemo memo = new CellMemo(1, false);
        assertThat(memo.recall(cell("12"), 0, row)).isFalse();
        assertThat(row.isPresent(1)).isFalse();
    }

    @Test
    void never_takes_one_cell_for_another_however_many_there_are() {
        CellMemo memo = new CellMemo(1, false);
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
        CellMemo memo = new CellMemo(1, false);
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
        CellMemo memo = new CellMemo(1, true);
        row.setText(1, Text.of("x"));
        memo.remember(cell("x".repeat(65)), 0, row);
        assertThat(memo.recall(cell("x".repeat(65)), 0, row)).isFalse();
    }

    private static ByteCells cell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteCells cells = new ByteCells();
        cells.begin(Arrays.copyOf(bytes, bytes.length + ByteCells.SPARE));
        cells.add(0, bytes.length);
        return cells;
    }
}
