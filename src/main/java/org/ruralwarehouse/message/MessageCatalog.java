package org.ruralwarehouse.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts of all messages, and the names of the codes that they mention. */
public final class MessageCatalog {

    private final Map<String, MessageText> texts = new TreeMap<>();
    private final ValueNames names;

    /**
     * @param texts with distinct keys
     */
    public MessageCatalog(Collection<MessageText> texts, ValueNames names) {
        texts.forEach(text -> this.texts.put(text.key(), text));
        this.names = names;
    }

    /** This catalog with more texts. */
    public MessageCatalog with(Collection<MessageText> more) {
        return new MessageCatalog(
                Stream.concat(texts.values().stream(), more.stream()).toList(), names);
    }

    /** Text of a key; null if there is none. */
    @Nullable
    MessageText text(String key) {
        return texts.get(key);
    }

    /** Keys of the texts that have a parameter of this type, sorted. */
    public List<String> keysWith(ValueType type) {
        return texts.values().stream()
                .filter(text -> text.parameters().stream()
                        .anyMatch(parameter -> parameter.type().equals(type.code())))
                .map(MessageText::key)
                .toList();
    }

    /** Names of codes. */
    ValueNames names() {
        return names;
    }

    /** Problems of a text and of the types of its parameters, each with a cure; empty if it can be formatted. */
    public List<String> problems(MessageText text) {
        List<String> problems = new ArrayList<>(text.problems());
        for (MessageParameter parameter : text.parameters()) {
            if (ValueType.of(parameter.type()).isEmpty() && !names.hasList(parameter.type())) {
                problems.add("the parameter " + parameter.name() + " has the unknown type " + parameter.type()
                        + "; use text, code, year, line, count, amount, unit, period, or a reference list with names");
            }
        }
        return problems;
    }
}
