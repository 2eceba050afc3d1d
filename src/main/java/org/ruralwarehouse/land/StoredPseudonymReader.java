package org.ruralwarehouse.land;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.value.ValueReader;
import org.ruralwarehouse.land.value.Violation;
import org.ruralwarehouse.message.MessageKey;

/**
 * Fills the columns of a personal number from its stored pseudonym during a replay, because the number itself is not
 * stored.
 */
final class StoredPseudonymReader implements ValueReader {

    private final int column;
    private final int sexColumn;
    private final int birthYearColumn;
    private final Violation invalid = new Violation("id_number_invalid", MessageKey.VALID_ID_NUMBER_SENT_AGAIN.with());
    private QuarantinedRow.@Nullable Pseudonym pseudonym;

    StoredPseudonymReader(int column, int sexColumn, int birthYearColumn) {
        this.column = column;
        this.sexColumn = sexColumn;
        this.birthYearColumn = birthYearColumn;
    }

    /** Sets the stored pseudonym of the next row; null if there is none. */
    void set(QuarantinedRow.@Nullable Pseudonym stored) {
        pseudonym = stored;
    }

    @Override
    public @Nullable Violation read(String masked, RowBuffer row) {
        QuarantinedRow.Pseudonym stored = pseudonym;
        if (stored == null) {
            return invalid;
        }
        row.setNumber(column, stored.high());
        row.setNumber(column + 1, stored.low());
        if (sexColumn >= 0) {
            row.setText(sexColumn, stored.sex());
        }
        if (birthYearColumn >= 0 && stored.birthYear() != null) {
            row.setNumber(birthYearColumn, stored.birthYear());
        }
        return null;
    }
}
