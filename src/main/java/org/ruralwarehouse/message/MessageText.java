package org.ruralwarehouse.message;

import com.ibm.icu.text.MessagePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The texts of one message, in the pattern syntax of ICU: {@code {line}} is the parameter line;
 * {@code {rows, plural, one {# row} other {# rows}}} chooses a form by number and {@code {code, select, none {…} other
 * {…}}} by value, where {@code none} is a missing value.
 *
 * @param key unique name of the message
 * @param parameters in the order in which a {@link Message} has their values
 */
public record MessageText(String key, BilingualText text, List<MessageParameter> parameters) {

    public MessageText {
        parameters = List.copyOf(parameters);
    }

    /** A text with those of the given parameters that it uses. */
    public static MessageText of(String key, BilingualText text, List<MessageParameter> available) {
        Set<String> used = new TreeSet<>();
        for (String pattern : List.of(text.zh(), text.en())) {
            try {
                used.addAll(argumentNames(pattern));
            } catch (IllegalArgumentException invalid) {
                // problems() reports it.
                continue;
            }
        }
        return new MessageText(
                key,
                text,
                available.stream()
                        .filter(parameter -> used.contains(parameter.name()))
                        .toList());
    }

    /** Names of all arguments, also of those within other arguments. */
    private static Set<String> argumentNames(String pattern) {
        MessagePattern parsed = new MessagePattern(pattern);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < parsed.countParts(); i++) {
            MessagePattern.Part part = parsed.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_NAME) {
                names.add(parsed.getSubstring(part));
            }
        }
        return names;
    }

    /** Problems of the patterns, each with a cure; empty if the message can be formatted. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        addProblems("zh", text.zh(), problems);
        addProblems("en", text.en(), problems);
        return problems;
    }

    private void addProblems(String language, String pattern, List<String> problems) {
        if (pattern.isBlank()) {
            problems.add("the text " + language + " is missing; add it");
            return;
        }
        Set<String> declared =
                parameters.stream().map(MessageParameter::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> used;
        try {
            used = argumentNames(pattern);
        } catch (IllegalArgumentException e) {
            problems.add("the text " + language + " is not a valid pattern; check its braces");
            return;
        }
        if (!used.equals(declared)) {
            problems.add("the text " + language + " uses the parameters " + used + " instead of " + declared
                    + "; write each as {name}, without an apostrophe before it");
        }
    }
}
