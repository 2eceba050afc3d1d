package org.ruralwarehouse.message;

import java.util.Locale;
import java.util.Optional;

/** Type of a parameter, which decides its format in a text. */
public enum ValueType {
    /** Any text, unchanged. */
    TEXT,
    /** A code, unchanged: {@code 530000} never becomes 530,000. */
    CODE,
    /** A year, unchanged. */
    YEAR,
    /** A line or row number, unchanged, because the sender searches for it. */
    LINE,
    /** A whole number with the digit grouping of the language. Texts may use it for plural forms. */
    COUNT,
    /** A number with its decimals and the digit grouping of the language. */
    AMOUNT;

    /** Name of the type in definitions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type with this name; empty if there is none. */
    public static Optional<ValueType> of(String code) {
        for (ValueType type : values()) {
            if (type.code().equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
