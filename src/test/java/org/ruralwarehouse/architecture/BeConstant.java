package org.ruralwarehouse.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Map;

/** Static fields are final. Collections and arrays are also private and named as constants. */
final class BeConstant extends ArchCondition<JavaField> {

    BeConstant() {
        super("be final, and private and NAMED_AS_A_CONSTANT when it is a collection or an array");
    }

    @Override
    public void check(JavaField field, ConditionEvents events) {
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            events.add(SimpleConditionEvent.violated(field, "Static and not final: " + field.getFullName()));
        } else if (isContainer(field.getRawType())
                && !(field.getModifiers().contains(JavaModifier.PRIVATE)
                        && field.getName().matches("[A-Z][A-Z0-9_]*"))) {
            events.add(SimpleConditionEvent.violated(
                    field, "A static container that others may change: " + field.getFullName()));
        }
    }

    private static boolean isContainer(JavaClass type) {
        return type.isArray() || type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
    }
}
