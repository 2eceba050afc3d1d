package org.ruralwarehouse.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.message.BilingualText;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.MessageParameter;
import org.ruralwarehouse.message.MessageText;
import org.ruralwarehouse.sql.SqlFile;
import tools.jackson.databind.JsonNode;

/**
 * The texts in the header of a check: {@code found} and {@code expected}, each in both languages, with
 * {@code parameters} by name and type. A text that the header leaves out is a value that the check returns.
 */
final class CheckTexts {

    private final @Nullable MessageText found;
    private final @Nullable MessageText expected;

    private CheckTexts(@Nullable MessageText found, @Nullable MessageText expected) {
        this.found = found;
        this.expected = expected;
    }

    static CheckTexts of(SqlFile file) {
        return new CheckTexts(text(file, "found"), text(file, "expected"));
    }

    /** Null if the check returns the value itself. */
    @Nullable
    MessageText found() {
        return found;
    }

    /** Null if the check returns the value itself, or nothing. */
    @Nullable
    MessageText expected() {
        return expected;
    }

    private static @Nullable MessageText text(SqlFile file, String entry) {
        JsonNode texts = file.header().get(entry);
        if (texts == null) {
            return null;
        }
        List<MessageParameter> parameters = new ArrayList<>();
        for (Map.Entry<String, JsonNode> parameter :
                file.header().path("parameters").properties()) {
            parameters.add(new MessageParameter(
                    parameter.getKey(), parameter.getValue().asString("")));
        }
        BilingualText text = new BilingualText(
                texts.path("zh").asString(""), texts.path("en").asString(""));
        return MessageText.of(file.name() + "." + entry, text, parameters);
    }

    /** The texts that the header has. */
    List<MessageText> all() {
        return Stream.of(found, expected).flatMap(Stream::ofNullable).toList();
    }

    /** Adds each text that cannot be formatted, and each parameter that no text uses. */
    void addProblems(SqlFile file, MessageCatalog catalog, List<DefinitionProblem> problems) {
        Set<String> unused = new TreeSet<>();
        file.header().path("parameters").propertyNames().forEach(unused::add);
        for (MessageText text : all()) {
            catalog.problems(text).forEach(problem -> problems.add(problem(file, text.key() + ": " + problem)));
            text.parameters().forEach(parameter -> unused.remove(parameter.name()));
        }
        if (!unused.isEmpty()) {
            problems.add(problem(file, "no text uses the parameters " + unused + "; remove them"));
        }
    }

    private static DefinitionProblem problem(SqlFile file, String message) {
        return DefinitionException.of(file.path().toString(), "header", message)
                .problems()
                .get(0);
    }
}
