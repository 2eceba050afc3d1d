package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.testing.TinyWarehouse;

class WarehouseDefinitionTest {

    private final Path folder;
    private final WarehouseDefinition definition;

    WarehouseDefinitionTest(@TempDir Path folder) {
        this.folder = folder;
        definition = TinyWarehouse.in(folder)
                .file(
                        "contracts/orchard_2023.yml",
                        TinyWarehouse.CONTRACT
                                .replace("valid_from: 2020-01-01", "valid_from: 2023-01-01")
                                .replace("version: 1.0.0", "version: 2.0.0"))
                .definition();
    }

    @ParameterizedTest
    @CsvSource({"2019, ", "2020, 1.0.0", "2022-12, 1.0.0", "2023-01, 2.0.0", "2024, 2.0.0"})
    void uses_the_newest_contract_in_force_for_a_period(String period, String version) {
        Optional<String> found = definition
                .contract("orchard", Period.parse(period).orElseThrow())
                .map(Contract::version);

        assertThat(found).isEqualTo(Optional.ofNullable(version));
    }

    @Test
    void an_unknown_dataset_has_no_contract() {
        assertThat(definition.hasDataset("orchard")).isTrue();
        assertThat(definition.hasDataset("barn")).isFalse();
        assertThat(definition.contract("barn", Period.parse("2022").orElseThrow()))
                .isEmpty();
    }

    @Test
    void models_rely_on_the_newest_contract_of_each_dataset() {
        assertThat(definition.newestContracts()).extracting(Contract::version).containsExactly("2.0.0");
    }

    @Test
    void returns_the_values_of_a_reference_list_without_missing_values() {
        ReferenceCatalog reference = definition.reference();

        assertThat(reference.values("place", "place_code")).containsExactlyInAnyOrder("530113", "530129", "520522");
        assertThat(reference.values("place", "opened_on")).containsExactly("2012-01-01");
        assertThat(reference.has("place", "place_code")).isTrue();
        assertThat(reference.has("place", "colour")).isFalse();
        assertThatThrownBy(() -> reference.values("colour", "code"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("there is no resource colour");
    }

    @Test
    void standard_rules_have_texts_in_both_languages() {
        assertThat(definition.standardRules()).hasSizeGreaterThan(20).allSatisfy(rule -> {
            assertThat(rule.messageZh()).isNotBlank();
            assertThat(rule.messageEn()).isNotBlank();
            assertThat(rule.fixZh()).isNotBlank();
            assertThat(rule.fixEn()).isNotBlank();
        });
        assertThat(TinyWarehouse.in(folder).standardRules().rule("hash_differs").effect())
                .isEqualTo(Effect.SUBMISSION_REFUSED);
    }

    @Test
    void throws_for_a_code_without_a_rule() {
        assertThatThrownBy(() -> TinyWarehouse.in(folder).standardRules().rule("moon_too_full"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("moon_too_full");
    }
}
