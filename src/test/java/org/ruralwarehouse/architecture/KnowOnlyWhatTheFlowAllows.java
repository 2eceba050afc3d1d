package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** Of the packages below the root, a class knows its own and those that the table names. */
final class KnowOnlyWhatTheFlowAllows extends ArchCondition<JavaClass> {

    private final String root;
    private final Map<String, Set<String>> mayKnow;

    KnowOnlyWhatTheFlowAllows(String root, Map<String, Set<String>> mayKnow) {
        super("know only the packages that ArchitectureRules.MAY_KNOW names");
        this.root = root;
        this.mayKnow = mayKnow;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        String from = ArchitectureRules.partOf(root, javaClass).findFirst().orElse("");
        Set<String> allowed = mayKnow.get(from);
        if (allowed == null) {
            events.add(SimpleConditionEvent.violated(
                    javaClass, "Package " + from + " has no place in the flow: " + javaClass.getName()));
            return;
        }
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
            ArchitectureRules.partOf(root, dependency.getTargetClass())
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .forEach(to -> events.add(SimpleConditionEvent.violated(
                            dependency, from + " must not know " + to + ": " + dependency.getDescription())));
        }
    }
}
