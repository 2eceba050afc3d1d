package org.ruralwarehouse.report.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.contract.WarehouseDefinition;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads the glossary of reports from contracts, reference lists and {@code checks/phrases.yml}. */
public final class GlossaryReader {

    private static final String PROVINCE = "province";
    private static final String CODE = "province_code";
    private static final String PHRASES = "checks/phrases.yml";

    private GlossaryReader() {}

    /** Returns the glossary of a warehouse definition. Without phrases.yml there are no translations. */
    public static Glossary of(WarehouseDefinition definition) {
        Map<String, Glossary.Dataset> datasets = new TreeMap<>();
        definition.newestContracts().forEach(contract -> datasets.put(contract.name(), dataset(contract)));
        return new Glossary(provinces(definition.reference()), datasets, phrases(definition.folder()));
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

    private static List<Glossary.Phrase> phrases(Path warehouse) {
        Path file = warehouse.resolve(PHRASES);
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Glossary.Phrase> phrases = new ArrayList<>();
        for (JsonNode phrase :
                YAMLMapper.builder().build().readTree(file.toFile()).path("phrases")) {
            phrases.add(new Glossary.Phrase(
                    Pattern.compile(phrase.path("en").asString()),
                    phrase.path("zh").asString()));
        }
        return phrases;
    }
}
