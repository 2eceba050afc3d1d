package org.ruralwarehouse.land.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.source.FileRejectedException;

/** An area formula is stored in one cell only; all cells of its area count as formulas. */
class FormulaAreasTest {

    private final FormulaAreas areas = new FormulaAreas();

    @ParameterizedTest
    @CsvSource({"2, 1, true", "4, 3, true", "2, 0, false", "2, 4, false", "5, 1, false", "9, 16383, false"})
    void contains_exactly_the_cells_of_the_area(int row, int column, boolean isInside) {
        areas.add("array", "B2:D4", 2, 1);

        assertThat(areas.contains(row, column)).isEqualTo(isInside);
    }

    @Test
    void distinguishes_areas_below_each_other() {
        areas.add("array", "A1:A2", 1, 0);
        assertThat(areas.contains(2, 0)).isTrue();
        assertThat(areas.contains(3, 0)).isFalse();

        areas.add("dataTable", "A5:A6", 5, 0);
        assertThat(areas.contains(6, 0)).isTrue();
        assertThat(areas.contains(7, 0)).isFalse();
    }

    @Test
    void a_short_area_does_not_truncate_a_longer_one_in_the_same_column() {
        areas.add("array", "A1:C9", 1, 0);
        areas.add("array", "B2", 2, 1);

        assertThat(areas.contains(9, 1)).isTrue();
    }

    @Test
    void a_shared_formula_fills_no_area() {
        areas.add("shared", "A1:A9", 1, 0);
        areas.add(null, "A1:A9", 1, 0);
        areas.add("array", null, 1, 0);

        assertThat(areas.contains(2, 0)).isFalse();
    }

    @Test
    void supports_an_area_over_the_whole_sheet() {
        areas.add("array", "A1:XFD1048576", 1, 0);

        assertThat(areas.contains(CellReference.MAX_ROWS, CellReference.MAX_COLUMNS - 1))
                .isTrue();
        assertThat(areas.contains(1, CellReference.MAX_COLUMNS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "1", "B2:A0", "B2:C", "B2:XFE3", "B2:C1048577", "A2:C3", "B1:C3", "C2:D3"})
    void rejects_an_invalid_area(String area) {
        assertThatThrownBy(() -> areas.add("array", area, 2, 1)).isInstanceOf(FileRejectedException.class);
    }
}
