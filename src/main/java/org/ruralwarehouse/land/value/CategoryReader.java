package org.ruralwarehouse.land.value;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.HeaderText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.land.parquet.Text;

/** Reads a categorical value by its value, label or alias and keeps the value (Table Schema v2, categories). */
public final class CategoryReader implements ValueReader {

    private final int column;
    private final Map<String, Text> exact = new HashMap<>();
    private final Map<String, Text> loose = new HashMap<>();
    private final Complaint notInList;

    public CategoryReader(Field field, int column) {
        this.column = column;
        for (Category category : field.categories()) {
            Text value = Text.of(category.value());
            put(category.value(), value);
            put(category.label(), value);
            category.aliases().forEach(alias -> put(alias, value));
        }
        notInList = new Complaint(
                "value_not_in_list",
                field.categories().stream()
                        .map(category -> category.label() + " (" + category.value() + ")")
                        .collect(Collectors.joining(", ")));
    }

    private void put(String text, Text value) {
        exact.put(text, value);
        loose.put(HeaderText.normalized(text), value);
    }

    @Override
    public @Nullable Complaint read(String text, RowBuffer row) {
        Text value = exact.get(text);
        if (value == null) {
            value = loose.get(HeaderText.normalized(text));
            if (value == null) {
                return notInList;
            }
            row.noteNormalized();
        }
        row.setText(column, value);
        return null;
    }
}
