package org.ruralwarehouse.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.finding.RuleBook;

/**
 * A warehouse folder with one fictitious dataset, {@code orchard}: the schemas and standard rules of the repository, a
 * contract with a field of every type, and small reference lists. Tests add or replace files.
 *
 * @param folder the warehouse folder
 */
public record TinyWarehouse(Path folder) {

    public static final String DATASET = "orchard";

    /** Provinces that may submit. */
    public static final Set<String> PROVINCES = Set.of("530000", "520000");

    /** Headers of personal data, which are rejected. */
    public static final Set<String> PERSONAL_HEADERS = Set.of("姓名", "联系电话");

    /** A valid header line, in contract order. */
    public static final String HEADER = "证件号码,地块代码,栽种日期,年度,株数,产量（千克）,成活率,是否灌溉,品种,备注";

    /** The contract of the dataset; tests replace parts of it. */
    public static final String CONTRACT = """
            name: orchard
            title: 果园台账
            description: One row per keeper and plot
            version: 1.0.0
            valid_from: 2020-01-01
            primaryKey: [keeper_key, place_code]
            totalRows: [合计, 其中：]
            missingValues: ["", "-", "—"]
            foreignKeys:
              - fields: [place_code]
                reference: { resource: place, fields: [place_code] }
                finding: unknown_region_code
            fields:
              - name: keeper_id
                title: 证件号码
                aliases: [身份证号]
                type: string
                format: resident_id
                description: Resident ID number of the keeper
                constraints: { required: true }
                pseudonymize:
                  as: keeper_key
                  derive: { sex: sex, birth_year: birth_year }
              - name: place_code
                title: 地块代码
                type: string
                format: region_code
                description: Where the orchard lies
                constraints: { required: true, pattern: '[1-9]\\d{5}' }
              - { name: planted_on, title: 栽种日期, type: date, description: Day of planting }
              - name: season
                title: 年度
                type: year
                description: Year of the harvest
                constraints: { required: true, minimum: 2012, maximum: 2050 }
              - name: trees
                title: 株数
                type: integer
                unit: tree
                description: Trees that bear
                constraints: { required: true, minimum: 0, maximum: 100000 }
              - name: yield_kg
                title: 产量（千克）
                aliases: [产量]
                type: number
                decimals: 2
                unit: kilogram
                description: Harvest
                constraints: { minimum: -1000000, maximum: 1000000 }
              - name: survival_rate
                title: 成活率
                type: number
                decimals: 1
                unit: percent
                description: Trees that live after a year
                constraints: { minimum: 0, maximum: 100 }
              - name: is_irrigated
                title: 是否灌溉
                type: boolean
                trueValues: ["是", "1"]
                falseValues: ["否", "0"]
                description: Has water in summer
              - name: variety
                title: 品种
                type: string
                description: What grows
                categories:
                  - { value: apple, label: 苹果, aliases: [红富士] }
                  - { value: pear, label: 梨 }
              - name: remark
                title: 备注
                type: string
                description: Anything else
                severity: warning
                constraints: { maxLength: 40 }
            """;

    private static final String REFERENCE = """
            {
              "name": "tiny-reference",
              "resources": [
                { "name": "place", "path": "place.csv", "description": "Places", "schema": { "fields": [
                  { "name": "place_code", "type": "string", "description": "Code" },
                  { "name": "place_name", "type": "string", "description": "Name" },
                  { "name": "opened_on", "type": "date", "description": "First day" },
                  { "name": "hectares", "type": "number", "description": "Size" },
                  { "name": "plots", "type": "integer", "description": "Plots" },
                  { "name": "since", "type": "year", "description": "Year" },
                  { "name": "is_open", "type": "boolean", "description": "In use" } ] } },
                { "name": "lifted_county", "path": "lifted_county.csv", "description": "Who submits", "schema": {
                  "fields": [ { "name": "province_code", "type": "string", "description": "Code" } ] } },
                { "name": "personal_header", "path": "personal_header.csv", "description": "Rejected", "schema": {
                  "fields": [ { "name": "header", "type": "string", "description": "Header" } ] } }
              ]
            }
            """;

    private static final String UNITS = """
              tree: { zh: 株, en: trees }
              kilogram: { zh: 千克, en: kilograms }
            """;

    private static final String PLACES = """
            place_code,place_name,opened_on,hectares,plots,since,is_open
            530113,东川区,2012-01-01,12.5,7,2012,true
            530129,寻甸县,,3,2,2014,false
            520522,黔西县,2012-01-01,8.25,,2015,true
            """;

    /** Creates the folder with all files. */
    public static TinyWarehouse in(Path folder) {
        TinyWarehouse warehouse = new TinyWarehouse(folder);
        for (String standard : new String[] {
            "contracts/contract.schema.json",
            "checks/rules.schema.json",
            "checks/rules.yml",
            "checks/messages.schema.json"
        }) {
            warehouse.file(standard, repositoryFile(standard));
        }
        return warehouse
                .file(
                        "checks/messages.yml",
                        repositoryFile("checks/messages.yml").replaceFirst("units:\n", "units:\n" + UNITS))
                .file("contracts/orchard.yml", CONTRACT)
                .file("reference/datapackage.json", REFERENCE)
                .file("reference/place.csv", PLACES)
                .file("reference/lifted_county.csv", "province_code\n" + String.join("\n", PROVINCES) + "\n")
                .file("reference/personal_header.csv", "header\n" + String.join("\n", PERSONAL_HEADERS) + "\n");
    }

    /** Writes or replaces a file. */
    public TinyWarehouse file(String path, String text) {
        Path file = folder.resolve(path);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /**
     * Replaces a text of the contract.
     *
     * @param instead replacement
     * @param of text that occurs in the contract
     */
    public TinyWarehouse replaceInContract(String instead, String of) {
        if (!CONTRACT.contains(of)) {
            throw new IllegalArgumentException("The contract does not contain: " + of);
        }
        return file("contracts/orchard.yml", CONTRACT.replace(of, instead));
    }

    public WarehouseDefinition definition() {
        return new WarehouseDefinitionReader(folder).read();
    }

    /** The rules that Java applies. */
    public RuleBook standardRules() {
        return new RuleBook(definition().standardRules());
    }

    /** A file of the warehouse folder of this repository, from the class path. */
    public static String repositoryFile(String path) {
        try (InputStream in =
                Objects.requireNonNull(TinyWarehouse.class.getResourceAsStream("/warehouse/" + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
