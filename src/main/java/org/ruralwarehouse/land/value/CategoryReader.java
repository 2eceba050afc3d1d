package org.ruralwarehouse.land.value;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.parquet.DictionaryText;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.message.Message;

/** Reads a category by its value, label or alias and returns its value (Table Schema v2, categories). */
public final class CategoryReader implements ValueReader {

    private final int column;
    private final Map<String, DictionaryText> exact = new HashMap<>();
    private final Map<String, DictionaryText> normalized = new HashMap<>();
    private final Violation notInList;

    public CategoryReader(Field field, int column) {
        this.column = column;
        for (Category category : field.categories()) {
            DictionaryText value = DictionaryText.of(category.value());
            put(category.value(), value);
            put(category.label(), value);
            category.aliases().forEach(alias -> put(alias, value));
        }
        notInList = new Violation(
                "value_not_in_list",
                Message.ofValue(field.categories().stream()
                        .map(category -> category.label() + " (" + category.value() + ")")
                        .collect(Collectors.joining(", "))));
    }

    private void put(String text, DictionaryText value) {
        exact.put(text, value);
        normalized.put(HeaderNormalizer.normalize(text), value);
    }

    @Override
    public @Nullable Violation read(String text, RowBuffer row) {
        DictionaryText value = exact.get(text);
        if (value == null) {
            value = normalized.get(HeaderNormalizer.normalize(text));
            if (value == null) {
                return notInList;
            }
            row.markNormalized();
        }
        row.setText(column, value);
        return null;
    }
}
