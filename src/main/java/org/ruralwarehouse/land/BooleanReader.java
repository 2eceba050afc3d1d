package org.ruralwarehouse.land;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Field;

/** Reads yes and no as the contract spells them (Table Schema v2, trueValues and falseValues). */
final class BooleanReader implements ValueReader {

    /** As a spreadsheet shows it, whatever words a contract has for it. */
    static final String TRUE = "TRUE";

    static final String FALSE = "FALSE";

    private final int column;
    private final Map<String, Long> values = new HashMap<>();
    private final Complaint notInList;

    BooleanReader(Field field, int column) {
        this.column = column;
        field.trueValues().forEach(text -> values.put(text, 1L));
        field.falseValues().forEach(text -> values.put(text, 0L));
        values.putIfAbsent(TRUE, 1L);
        values.putIfAbsent(FALSE, 0L);
        notInList = new Complaint(
                "value_not_in_list",
                String.join(", ", field.trueValues()) + " / " + String.join(", ", field.falseValues()));
    }

    @Override
    public @Nullable Complaint read(String text, RowBuffer row) {
        Long value = values.get(text);
        if (value == null) {
            return notInList;
        }
        row.setNumber(column, value);
        return null;
    }
}
