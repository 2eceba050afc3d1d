package org.ruralwarehouse.land;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.ForeignKey;
import org.ruralwarehouse.contract.LandedColumn;
import org.ruralwarehouse.contract.Pseudonymize;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.value.BooleanReader;
import org.ruralwarehouse.land.value.CategoryReader;
import org.ruralwarehouse.land.value.DateReader;
import org.ruralwarehouse.land.value.NumberReader;
import org.ruralwarehouse.land.value.RegionCodeNormalizer;
import org.ruralwarehouse.land.value.ResidentIdReader;
import org.ruralwarehouse.land.value.TextReader;
import org.ruralwarehouse.land.value.ValueReader;
import org.ruralwarehouse.land.value.YearReader;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.privacy.PublicIdentifier;

/** Creates the value readers of a contract, one for each field. */
final class FieldReaders {

    private final Contract contract;
    private final LocalDate periodEnd;
    private final PseudonymKey key;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, ForeignKey> foreignKeys = new HashMap<>();
    private final Map<ForeignKey.Reference, Set<String>> references;

    /**
     * @param references the values of every reference list to which the foreign keys of the contract point
     */
    FieldReaders(
            Contract contract,
            LocalDate periodEnd,
            PseudonymKey key,
            Map<ForeignKey.Reference, Set<String>> references) {
        this.contract = contract;
        this.periodEnd = periodEnd;
        this.key = key;
        this.references = references;
        List<LandedColumn> landed = contract.landedColumns();
        for (int i = 0; i < landed.size(); i++) {
            columns.put(landed.get(i).name(), i);
        }
        contract.foreignKeys().forEach(foreignKey -> foreignKeys.put(foreignKey.field(), foreignKey));
    }

    /** Creates one reader for each field of a file with this header. */
    List<ValueReader> forFile(HeaderMapping header) {
        List<ValueReader> readers = new ArrayList<>();
        for (int i = 0; i < contract.fields().size(); i++) {
            readers.add(reader(contract.fields().get(i), header.shiftOfField()[i]));
        }
        return readers;
    }

    /**
     * Creates readers for quarantined rows. Values are read as submitted; personal numbers are replaced by their
     * stored pseudonyms.
     *
     * @param pseudonyms receives the readers that need the stored pseudonym of each row
     */
    List<ValueReader> forReplay(List<StoredPseudonymReader> pseudonyms) {
        List<ValueReader> readers = new ArrayList<>();
        for (Field field : contract.fields()) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize == null) {
                readers.add(reader(field, 0));
                continue;
            }
            StoredPseudonymReader stored = new StoredPseudonymReader(
                    column(field),
                    columnOf(pseudonymize.derive().get("sex")),
                    columnOf(pseudonymize.derive().get("birth_year")));
            pseudonyms.add(stored);
            readers.add(stored);
        }
        return readers;
    }

    /** Index of the first landed column that a field fills. */
    int column(Field field) {
        Pseudonymize pseudonymize = field.pseudonymize();
        return columnOf(pseudonymize == null ? field.name() : pseudonymize.high());
    }

    private int columnOf(@Nullable String name) {
        return name == null ? -1 : columns.getOrDefault(name, -1);
    }

    private ValueReader reader(Field field, int shift) {
        Pseudonymize pseudonymize = field.pseudonymize();
        if (pseudonymize != null) {
            return new ResidentIdReader(
                    column(field),
                    columnOf(pseudonymize.derive().get("sex")),
                    columnOf(pseudonymize.derive().get("birth_year")),
                    periodEnd,
                    key.hmac());
        }
        return switch (field.type()) {
            case INTEGER, NUMBER -> new NumberReader(field, column(field), shift);
            case YEAR -> new YearReader(field, column(field));
            case BOOLEAN -> new BooleanReader(field, column(field));
            case DATE -> new DateReader(column(field));
            case STRING -> field.categories().isEmpty() ? textReader(field) : new CategoryReader(field, column(field));
        };
    }

    private ValueReader textReader(Field field) {
        UnaryOperator<String> form = PublicIdentifier.ofFormat(field.format())
                .<UnaryOperator<String>>map(identifier -> identifier::normalize)
                .orElse(
                        "region_code".equals(field.format())
                                ? RegionCodeNormalizer::normalize
                                : UnaryOperator.identity());
        ForeignKey foreignKey = foreignKeys.get(field.name());
        return foreignKey == null
                ? new TextReader(field, column(field), form, null, "value_not_in_list")
                : new TextReader(
                        field, column(field), form, references.get(foreignKey.reference()), foreignKey.finding());
    }
}
