package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A record contains values: it reads no file, runs no SQL and starts nothing. */
final class HoldValuesOnly extends ArchCondition<JavaClass> {

    private static final List<String> MECHANISMS =
            List.of("duckdb", "storage", "sql", "staging", "submission.archive", "release");
    private static final List<String> WORK = List.of(
            "java.io.",
            "java.net.",
            "java.nio.channels.",
            "java.nio.file.Files",
            "java.sql.",
            "java.util.concurrent.",
            "javax.",
            "org.apache.",
            "org.duckdb.",
            "org.springframework.");
    private static final Set<String> VALUE_TYPES =
            Set.of("java.io.UncheckedIOException", "org.ruralwarehouse.storage.Sha256");

    private final String root;
    private final Map<String, String> exceptions;

    /**
     * @param exceptions reason for each exception by {@code package.Type}
     */
    HoldValuesOnly(String root, Map<String, String> exceptions) {
        super("not read files, run SQL or start anything");
        this.root = root;
        this.exceptions = exceptions;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (exceptions.containsKey(type.getName().substring(root.length() + 1))) {
            return;
        }
        type.getAccessesFromSelf().stream()
                .filter(access -> isOfAnInstance(access.getOwner()))
                .filter(access -> isWork(access.getTargetOwner().getBaseComponentType()))
                .forEach(access -> events.add(SimpleConditionEvent.violated(
                        access, type.getName() + " is a record that works: " + access.getDescription())));
    }

    /** A static factory may read the values of the record. */
    private static boolean isOfAnInstance(JavaCodeUnit method) {
        return !method.getModifiers().contains(JavaModifier.STATIC)
                || method.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private boolean isWork(JavaClass target) {
        String name = target.getName();
        boolean isMechanism = MECHANISMS.stream().anyMatch(part -> name.startsWith(root + "." + part + "."));
        return !VALUE_TYPES.contains(name)
                && (WORK.stream().anyMatch(name::startsWith) || isMechanism && !target.isRecord());
    }
}
