package org.ruralwarehouse.report.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.contract.WarehouseDefinition;

/** Reads the glossary of reports from contracts and reference lists. */
public final class GlossaryReader {

    private static final String PROVINCE = "province";
    private static final String CODE = "province_code";

    private GlossaryReader() {}

    /** Returns the glossary of a warehouse definition. */
    public static Glossary of(WarehouseDefinition definition) {
        Map<String, Glossary.Dataset> datasets = new TreeMap<>();
        definition.newestContracts().forEach(contract -> datasets.put(contract.name(), dataset(contract)));
        return new Glossary(provinces(definition.reference()), datasets);
    }

    private static Glossary.Dataset dataset(Contract contract) {
        Map<String, Glossary.Column> columns = new LinkedHashMap<>();
        for (Field field : contract.fields()) {
            boolean isMeasure = field.type() == Field.Type.INTEGER || field.type() == Field.Type.NUMBER;
            Glossary.Column column = new Glossary.Column(field.title(), field.unit(), isMeasure);
            columns.put(field.name(), column);
            if (field.pseudonymize() != null) {
                // Findings about the pseudonym must show the title of the column that the sender filled.
                columns.put(field.pseudonymize().as(), column);
            }
        }
        return new Glossary.Dataset(contract.title(), columns);
    }

    private static Map<String, Glossary.Name> provinces(ReferenceCatalog reference) {
        if (!reference.has(PROVINCE, "province_name") || !reference.has(PROVINCE, "province_name_en")) {
            return Map.of();
        }
        Map<String, String> zh = reference.pairs(PROVINCE, CODE, "province_name");
        Map<String, String> en = reference.pairs(PROVINCE, CODE, "province_name_en");
        Map<String, Glossary.Name> names = new TreeMap<>();
        zh.forEach((code, name) -> names.put(code, new Glossary.Name(name, en.getOrDefault(code, code))));
        return names;
    }
}
