package org.ruralwarehouse.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Constraints on the values of a field (Table Schema v2, constraints).
 *
 * @param required a missing value is rejected
 * @param minimum smallest allowed value; null = unbounded
 * @param maximum largest allowed value; null = unbounded
 * @param maxLength largest number of characters; null = unbounded
 * @param pattern regular expression that the whole value must match; null = any text
 * @param allowed the only allowed values ({@code enum} in the contract); empty = any value
 */
public record Constraints(
        boolean required,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @JsonProperty("enum") List<String> allowed) {

    /** No constraints. */
    public static final Constraints NONE = new Constraints(false, null, null, null, null, List.of());

    public Constraints {
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
    }
}
