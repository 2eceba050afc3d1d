package org.ruralwarehouse.message;

/**
 * A parameter of a message.
 *
 * @param type one of the codes of {@link ValueType}, or the name of a {@link ValueNames} list
 */
public record MessageParameter(String name, String type) {}
