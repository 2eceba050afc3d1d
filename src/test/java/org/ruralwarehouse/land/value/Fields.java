package org.ruralwarehouse.land.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Category;
import org.ruralwarehouse.contract.Constraints;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.Field.Type;

/** Fields of contracts for tests of single readers; all fill column 0. */
final class Fields {

    private Fields() {}

    static Field number(int decimals, @Nullable String unit, @Nullable String minimum, @Nullable String maximum) {
        return field(Type.NUMBER, decimals, unit, bounds(minimum, maximum), List.of());
    }

    static Field integer(@Nullable String minimum, @Nullable String maximum) {
        return field(Type.INTEGER, 0, null, bounds(minimum, maximum), List.of());
    }

    static Field year(@Nullable String minimum, @Nullable String maximum) {
        return field(Type.YEAR, 0, null, bounds(minimum, maximum), List.of());
    }

    static Field text(@Nullable Integer maxLength, @Nullable String pattern, String... allowed) {
        Constraints constraints = new Constraints(false, null, null, maxLength, pattern, List.of(allowed));
        return field(Type.STRING, 0, null, constraints, List.of());
    }

    static Field categories(Category... categories) {
        return field(Type.STRING, 0, null, bounds(null, null), List.of(categories));
    }

    static Field yesNo() {
        return field(Type.BOOLEAN, 0, null, bounds(null, null), List.of());
    }

    private static Constraints bounds(@Nullable String minimum, @Nullable String maximum) {
        return new Constraints(
                false,
                minimum == null ? null : new BigDecimal(minimum),
                maximum == null ? null : new BigDecimal(maximum),
                null,
                null,
                List.of());
    }

    private static Field field(
            Type type, int decimals, @Nullable String unit, Constraints constraints, List<Category> categories) {
        return new Field(
                "field",
                "字段",
                List.of(),
                type,
                null,
                decimals,
                unit,
                null,
                Map.of(),
                "For a test",
                constraints,
                categories,
                List.of("是", "1"),
                List.of("否", "0"),
                null,
                null);
    }
}
