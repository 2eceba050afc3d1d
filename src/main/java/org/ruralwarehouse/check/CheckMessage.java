package org.ruralwarehouse.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.message.MessageParameter;
import org.ruralwarehouse.message.MessageText;

/**
 * What a check states as found or expected.
 *
 * @param key key of a text; null if the check returns the value itself in {@code value_found} or {@code value_expected}
 * @param parameters columns of the check with the parameters of the text
 */
record CheckMessage(@Nullable String key, List<String> parameters) {

    /** The check returns the value itself. */
    static final CheckMessage VALUE = new CheckMessage(null, List.of());

    static CheckMessage of(@Nullable MessageText text) {
        return text == null
                ? VALUE
                : new CheckMessage(
                        text.key(),
                        text.parameters().stream().map(MessageParameter::name).toList());
    }

    static CheckMessage of(MessageKey key) {
        return new CheckMessage(key.code(), key.parameters());
    }
}
