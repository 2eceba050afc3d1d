package org.ruralwarehouse.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.BilingualText;
import org.ruralwarehouse.message.MessageParameter;
import org.ruralwarehouse.message.MessageText;

/**
 * Content of the messages file.
 *
 * @param units names of the units of contracts
 */
record MessagesFile(Map<String, BilingualText> units, Map<String, Entry> messages) {

    List<MessageText> texts() {
        return messages.entrySet().stream()
                .map(entry -> entry.getValue().toText(entry.getKey()))
                .toList();
    }

    /** One message; parameters by name. */
    record Entry(String zh, String en, @Nullable LinkedHashMap<String, String> parameters) {

        MessageText toText(String key) {
            Map<String, String> typeByName = parameters == null ? Map.of() : parameters;
            return new MessageText(
                    key,
                    new BilingualText(zh, en),
                    typeByName.entrySet().stream()
                            .map(parameter -> new MessageParameter(parameter.getKey(), parameter.getValue()))
                            .toList());
        }
    }
}
