package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** No word of a package's or a class's name means "whatever did not fit elsewhere". */
final class HaveNoDrawerName extends ArchCondition<JavaClass> {

    private static final Set<String> DRAWERS = Set.of(
            "util", "utils", "utility", "utilities", "common", "helper", "helpers", "manager", "managers", "misc");

    private final String root;

    HaveNoDrawerName(String root) {
        super("have a name without "
                + String.join(", ", DRAWERS.stream().sorted().toList()));
        this.root = root;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        String ownName = javaClass.getName().substring(root.length());
        Stream.of(ownName.split("[.$]|(?<=[a-z0-9])(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(DRAWERS::contains)
                .forEach(word -> events.add(SimpleConditionEvent.violated(
                        javaClass, "'" + word + "' says nothing in the name of " + javaClass.getName())));
    }
}
