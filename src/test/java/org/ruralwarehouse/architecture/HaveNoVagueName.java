package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Names of packages and classes contain no vague word such as util or helper. */
final class HaveNoVagueName extends ArchCondition<JavaClass> {

    private static final Set<String> VAGUE_WORDS = Set.of(
            "util", "utils", "utility", "utilities", "common", "helper", "helpers", "manager", "managers", "misc");

    private final String root;

    HaveNoVagueName(String root) {
        super("have a name without "
                + String.join(", ", VAGUE_WORDS.stream().sorted().toList()));
        this.root = root;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        String ownName = javaClass.getName().substring(root.length());
        Stream.of(ownName.split("[.$]|(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(VAGUE_WORDS::contains)
                .forEach(word -> events.add(SimpleConditionEvent.violated(
                        javaClass, "'" + word + "' is a vague word in the name of " + javaClass.getName())));
    }
}
