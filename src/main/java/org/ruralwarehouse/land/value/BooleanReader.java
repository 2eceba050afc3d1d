package org.ruralwarehouse.land.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.message.Message;

/** Reads the boolean words of a contract (Table Schema v2, trueValues and falseValues). */
public final class BooleanReader implements ValueReader {

    private final int column;
    private final Map<String, Long> values = new HashMap<>();
    private final Violation notInList;

    public BooleanReader(Field field, int column) {
        this.column = column;
        field.trueValues().forEach(text -> values.put(text, 1L));
        field.falseValues().forEach(text -> values.put(text, 0L));
        values.putIfAbsent(SourceRow.TRUE, 1L);
        values.putIfAbsent(SourceRow.FALSE, 0L);
        notInList = new Violation(
                "value_not_in_list",
                Message.ofValue(
                        String.join(", ", field.trueValues()) + " / " + String.join(", ", field.falseValues())));
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        Long value = values.get(text);
        if (value == null) {
            return notInList;
        }
        row.setNumber(column, value);
        return null;
    }
}
