package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In the package of a stage, the public top-level types are one {@code …Stage} and the records of its input and output.
 */
final class HaveOnePublicEntryPoint extends ArchCondition<JavaClass> {

    private final String root;
    private final Map<String, String> exceptions;
    private final Map<String, Collection<String>> entryPoints = new TreeMap<>();

    /**
     * @param exceptions reason for each public type by {@code package.Type}, or for no entry point by {@code
     *     package.*Stage}
     */
    HaveOnePublicEntryPoint(String root, Map<String, String> exceptions) {
        super("be the one public …Stage of their stage, a record, or not public");
        this.root = root;
        this.exceptions = exceptions;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String stage = ArchitectureRules.topPackageOf(root, type).findFirst().orElseThrow();
        Collection<String> found = entryPoints.computeIfAbsent(stage, s -> new TreeSet<>());
        if (!type.isTopLevelClass() || !type.getModifiers().contains(JavaModifier.PUBLIC)) {
            return;
        }
        if (type.getSimpleName().endsWith("Stage")) {
            found.add(type.getSimpleName());
        } else if (!type.isRecord() && !exceptions.containsKey(stage + "." + type.getSimpleName())) {
            events.add(SimpleConditionEvent.violated(
                    type, "Public, but neither entry point of " + stage + " nor record: " + type.getName()));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        entryPoints.forEach((stage, stages) -> {
            boolean mayHaveNone = stages.isEmpty() && exceptions.containsKey(stage + ".*Stage");
            if (stages.size() != 1 && !mayHaveNone) {
                events.add(SimpleConditionEvent.violated(
                        stage, "Stage " + stage + " needs one public …Stage, it has " + stages));
            }
        });
        entryPoints.clear();
    }
}
