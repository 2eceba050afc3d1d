package org.ruralwarehouse.message;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A message without its text: the key of a {@link MessageText} and the values of its parameters. A value that needs no
 * words, such as the content of a cell, has no key.
 *
 * @param key key of the text; null = the only value is the message, in every language
 * @param values values of the parameters, in the order of their definition, unformatted; personal values are masked
 */
public record Message(@Nullable String key, List<String> values) {

    public Message {
        values = List.copyOf(values);
    }

    /** A message that is a value in itself. */
    public static Message ofValue(String value) {
        return new Message(null, List.of(value));
    }

    /** Like {@link #ofValue}; null for null. */
    public static @Nullable Message ofNullable(@Nullable String value) {
        return value == null ? null : ofValue(value);
    }

    /** The same message with every value changed. */
    public Message mapValues(UnaryOperator<String> change) {
        return new Message(key, values.stream().map(change).toList());
    }

    /**
     * Form in which files and tables store the values: the value itself without a key, else a JSON array of texts.
     */
    public String stored() {
        return key == null ? values.get(0) : StoredValues.write(values);
    }

    /** Restores a message from its key and {@link #stored()}. */
    public static Message ofStored(@Nullable String key, String stored) {
        return key == null ? ofValue(stored) : new Message(key, StoredValues.read(stored));
    }
}
