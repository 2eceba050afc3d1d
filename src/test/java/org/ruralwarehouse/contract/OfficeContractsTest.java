package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.submission.Period;

/** The contracts that the office really has. */
class OfficeContractsTest {

    private static final WarehouseDefinition OFFICE = new WarehouseDefinitionReader(Path.of("warehouse")).read();

    @Test
    void reads_all_contracts_without_a_problem() {
        assertThat(OFFICE.contracts())
                .extracting(Contract::name)
                .containsExactlyInAnyOrder("income", "employment", "infrastructure", "monitoring");
    }

    @ParameterizedTest
    @ValueSource(strings = {"income", "employment", "infrastructure"})
    void a_contract_is_in_force_for_2022(String dataset) {
        assertThat(OFFICE.contract(dataset, Period.parse("2022").orElseThrow())).isPresent();
    }

    @Test
    void every_numeric_field_has_a_maximum_below_the_length_of_a_personal_number() {
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
                .map(HeaderNormalizer::normalized)
                .collect(Collectors.toSet());

        assertThat(personal).isNotEmpty();
        assertThat(OFFICE.contracts())
                .flatExtracting(Contract::fields)
                .flatExtracting(field ->
                        field.headers().map(HeaderNormalizer::normalized).toList())
                .doesNotContainAnyElementsOf(personal);
    }
}
