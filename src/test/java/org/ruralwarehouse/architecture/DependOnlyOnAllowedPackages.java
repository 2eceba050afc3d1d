package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.Set;

/** A class depends only on its own package and on those that the table allows. */
final class DependOnlyOnAllowedPackages extends ArchCondition<JavaClass> {

    private final String root;
    private final Map<String, Set<String>> allowedDependencies;

    DependOnlyOnAllowedPackages(String root, Map<String, Set<String>> allowedDependencies) {
        super("depend only on packages in ArchitectureRules.ALLOWED_DEPENDENCIES");
        this.root = root;
        this.allowedDependencies = allowedDependencies;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        String from =
                ArchitectureRules.topPackageOf(root, javaClass).findFirst().orElse("");
        Set<String> allowed = allowedDependencies.get(from);
        if (allowed == null) {
            events.add(SimpleConditionEvent.violated(
                    javaClass, "Package " + from + " has no place in the flow: " + javaClass.getName()));
            return;
        }
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
            ArchitectureRules.topPackageOf(root, dependency.getTargetClass())
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .forEach(to -> events.add(SimpleConditionEvent.violated(
                            dependency, from + " must not depend on " + to + ": " + dependency.getDescription())));
        }
    }
}
