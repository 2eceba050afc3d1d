package org.ruralwarehouse.land;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.land.parquet.RowBuffer;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;

/** Sums the columns for which a manifest declares a control total, over all rows received. */
final class ControlTotalCheck {

    /** A declared total that differs from the sum of the file. */
    record Mismatch(String field, Message found, Message expected) {}

    private static final class Total {
        private final Field field;
        private final int column;
        private final BigDecimal declared;
        private final ExactSum sum = new ExactSum();

        Total(Field field, int column, BigDecimal declared) {
            this.field = field;
            this.column = column;
            this.declared = declared;
        }

        BigDecimal total() {
            int scale = field.type() == Field.Type.NUMBER ? field.decimals() : 0;
            return sum.total(scale);
        }
    }

    private final List<Total> totals = new ArrayList<>();
    private final Map<String, BigDecimal> unknownFields;

    ControlTotalCheck(Contract contract, RowReader rows, Map<String, BigDecimal> declared) {
        unknownFields = new TreeMap<>(declared);
        for (int i = 0; i < contract.fields().size(); i++) {
            Field field = contract.fields().get(i);
            BigDecimal total = declared.get(field.name());
            boolean isNumeric = field.type() == Field.Type.INTEGER || field.type() == Field.Type.NUMBER;
            if (total != null && isNumeric) {
                totals.add(new Total(field, rows.column(i), total));
                unknownFields.remove(field.name());
            }
        }
    }

    /** Adds the values of a row that was read, also if the row is quarantined. */
    void add(RowBuffer row) {
        for (Total total : totals) {
            if (row.isPresent(total.column)) {
                total.sum.add(row.number(total.column));
            }
        }
    }

    /** The sums by field, including those that match. */
    Map<String, BigDecimal> sums() {
        Map<String, BigDecimal> sums = new TreeMap<>();
        totals.forEach(total -> sums.put(total.field.name(), total.total()));
        return sums;
    }

    /** Declared totals that differ from the sums, and declared totals of fields that are unknown or not numeric. */
    List<Mismatch> mismatches() {
        List<Mismatch> mismatches = new ArrayList<>();
        for (Total total : totals) {
            if (total.total().compareTo(total.declared) != 0) {
                mismatches.add(new Mismatch(
                        total.field.name(),
                        Message.ofValue(total.total().toPlainString()),
                        Message.ofValue(Masking.maskTotal(total.declared, total.total()))));
            }
        }
        unknownFields.forEach((name, declared) -> mismatches.add(new Mismatch(
                Masking.quote(name),
                MessageKey.NUMERIC_COLUMN_NOT_FOUND.with(),
                Message.ofValue(Masking.maskTotal(declared, BigDecimal.ZERO)))));
        return mismatches;
    }
}
