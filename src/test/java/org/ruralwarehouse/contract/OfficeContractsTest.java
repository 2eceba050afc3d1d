package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.finding.Period;

/** The contracts of the warehouse folder of this repository. */
class OfficeContractsTest {

    private static final WarehouseDefinition OFFICE = new WarehouseDefinitionReader(Path.of("warehouse")).read();

    @Test
    void reads_every_contract_file_without_a_problem() throws IOException {
        try (Stream<Path> files = Files.list(OFFICE.folder().resolve("contracts"))) {
            assertThat(OFFICE.contracts()).isNotEmpty().hasSize((int)
                    files.filter(file -> file.toString().endsWith(".yml")).count());
        }
    }

    @Test
    void a_contract_of_every_dataset_is_in_force_for_2022() {
        Period year = Period.parse("2022").orElseThrow();

        assertThat(OFFICE.contracts()).extracting(Contract::name).allSatisfy(dataset -> assertThat(
                        OFFICE.contract(dataset, year))
                .isPresent());
    }

    /** Without a maximum, a personal number could pass as a value. */
    @Test
    void every_numeric_field_has_a_maximum() {
        assertThat(OFFICE.contracts())
                .flatExtracting(Contract::fields)
                .filteredOn(field -> field.type() == Field.Type.INTEGER || field.type() == Field.Type.NUMBER)
                .isNotEmpty()
                .allSatisfy(field -> assertThat(field.constraints().maximum())
                        .as(field.name())
                        .isNotNull());
    }

    @Test
    void every_contract_accepts_the_common_texts_for_missing_values() {
        assertThat(OFFICE.contracts()).allSatisfy(contract -> assertThat(contract.missingValues())
                .as(contract.name())
                .contains("-", "--", "—", "——", "－", "/", "／", "…", "……", "无", "N/A", "#N/A"));
    }

    @Test
    void no_contract_has_a_header_of_the_personal_header_list() {
        Set<String> personal = OFFICE.reference().values("personal_header", "header").stream()
                .map(HeaderNormalizer::normalize)
                .collect(Collectors.toSet());

        assertThat(personal).isNotEmpty();
        assertThat(OFFICE.contracts())
                .flatExtracting(Contract::fields)
                .flatExtracting(field ->
                        field.headers().map(HeaderNormalizer::normalize).toList())
                .doesNotContainAnyElementsOf(personal);
    }
}
