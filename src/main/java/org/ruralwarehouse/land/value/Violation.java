package org.ruralwarehouse.land.value;

import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.message.Message;

/**
 * Reason why one cell or row violates the contract. Created once per field and rule, so that an invalid row allocates
 * no objects.
 *
 * @param code code of the violated rule
 * @param expected description of a valid value
 */
public record Violation(String code, @Nullable Message expected) {}
