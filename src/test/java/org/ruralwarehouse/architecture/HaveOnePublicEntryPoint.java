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

/** Of the top-level types in the package of a stage, one {@code …Stage} is public, and the records that go in and come out. */
final class HaveOnePublicEntryPoint extends ArchCondition<JavaClass> {

    private final String root;
    private final Map<String, String> exceptions;
    private final Map<String, Collection<String>> entryPoints = new TreeMap<>();

    /**
     * @param exceptions by {@code package.Type} the reason why it is public; by {@code package.*Stage} why there is none
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
                    type, "Public beside the door of " + stage + ", and no record: " + type.getName()));
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
