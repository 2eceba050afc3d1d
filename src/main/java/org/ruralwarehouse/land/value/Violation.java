package org.ruralwarehouse.land.value;

import org.jspecify.annotations.Nullable;

/**
 * Why a value was not taken. Made once per field and rule, so that a bad row costs no objects.
 *
 * @param code of the broken rule
 * @param expected what the contract asks for
 */
public record Violation(String code, @Nullable String expected) {}
