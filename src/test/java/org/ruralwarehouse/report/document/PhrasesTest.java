package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tests of the translations in warehouse/checks/phrases.yml. */
class PhrasesTest {

    private static final Path CHECKS = Path.of("warehouse", "checks");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

    private final String yaml;
    private final JsonNode phrases;

    PhrasesTest() throws IOException {
        yaml = Files.readString(CHECKS.resolve("phrases.yml"));
        phrases = YAMLMapper.builder().build().readTree(yaml).path("phrases");
    }

    @Test
    void are_valid_against_their_schema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CHECKS.resolve("phrases.schema.json")));

        assertThat(schema.validate(yaml, InputFormat.YAML)).isEmpty();
    }

    @Test
    void are_chinese_and_use_only_groups_of_the_english_pattern() {
        assertThat(phrases).isNotEmpty();
        for (JsonNode phrase : phrases) {
            String zh = phrase.path("zh").asString();
            int groups =
                    Pattern.compile(phrase.path("en").asString()).matcher("").groupCount();
            Matcher used = GROUP.matcher(zh);
            assertThat(HAN.matcher(zh.replace("RFC 4180", "文")).find()).as(zh).isTrue();
            while (used.find()) {
                assertThat(Integer.parseInt(used.group(1))).as(zh).isLessThanOrEqualTo(groups);
            }
        }
    }

    @Test
    void translate_every_unit_of_the_contracts() {
        Set<String> units = new TreeSet<>();
        new WarehouseDefinitionReader(Path.of("warehouse"))
                .read()
                .contracts()
                .forEach(contract -> contract.fields().stream()
                        .filter(field -> field.unit() != null)
                        .forEach(field -> units.add(
                                switch (field.type()) {
                                    case INTEGER -> "a whole number (" + field.unit() + ")";
                                    default -> "a number with at most 2 decimals (" + field.unit() + ")";
                                })));

        assertThat(units)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(chinese(text)).as(text).matches("[^A-Za-z]+"));
    }

    private String chinese(String text) {
        for (JsonNode phrase : phrases) {
            Matcher whole = Pattern.compile(phrase.path("en").asString()).matcher(text);
            if (whole.matches()) {
                return whole.replaceFirst(phrase.path("zh").asString());
            }
        }
        return text;
    }

    @Test
    void have_no_duplicate_patterns() {
        assertThat(Collections.unmodifiableList(phrases.findValuesAsString("en")))
                .doesNotHaveDuplicates();
    }
}
