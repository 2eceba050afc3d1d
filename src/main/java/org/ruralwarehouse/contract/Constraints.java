package org.ruralwarehouse.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value of a field must obey (Table Schema v2, constraints).
 *
 * @param required a missing value is refused
 * @param pattern regular expression that the whole value must match
 * @param allowed the only values allowed ({@code enum} in the contract)
 */
public record Constraints(
        boolean required,
        @Nullable BigDecimal minimum,
        @Nullable BigDecimal maximum,
        @Nullable Integer maxLength,
        @Nullable String pattern,
        @JsonProperty("enum") List<String> allowed) {

    public static final Constraints NONE = new Constraints(false, null, null, null, null, List.of());

    public Constraints {
        allowed = allowed == null ? List.of() : List.copyOf(allowed);
    }
}
