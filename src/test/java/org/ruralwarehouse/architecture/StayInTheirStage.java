package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/** A class in a sub-package of a stage is used only by classes of that stage. */
final class StayInTheirStage extends ArchCondition<JavaClass> {

    private final String root;
    private final Map<String, String> exceptions;

    /**
     * @param exceptions reason for each type that other packages use, by {@code package.Type}
     */
    StayInTheirStage(String root, Map<String, String> exceptions) {
        super("use no sub-package of a stage that is not their own");
        this.root = root;
        this.exceptions = exceptions;
    }

    @Override
    public void check(JavaClass javaClass, ConditionEvents events) {
        String from =
                ArchitectureRules.topPackageOf(root, javaClass).findFirst().orElse("");
        for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            ArchitectureRules.topPackageOf(root, target)
                    .filter(ArchitectureRules.STAGES::contains)
                    .filter(stage -> !stage.equals(from))
                    .filter(stage -> isInside(stage, target))
                    .forEach(stage -> events.add(SimpleConditionEvent.violated(
                            dependency,
                            from + " uses a sub-package of " + stage + ": " + dependency.getDescription())));
        }
    }

    private boolean isInside(String stage, JavaClass target) {
        String topLevel = target.getName().substring(root.length() + 1).replaceAll("\\$.*", "");
        return target.getPackageName().startsWith(root + "." + stage + ".") && !exceptions.containsKey(topLevel);
    }
}
