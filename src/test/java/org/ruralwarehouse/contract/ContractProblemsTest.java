package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Invalid definitions of the office: all problems are reported at once and nothing runs. */
class ContractProblemsTest {

    private final Path folder;
    private TinyWarehouse warehouse;

    ContractProblemsTest(@TempDir Path folder) {
        this.folder = folder;
        warehouse = TinyWarehouse.in(folder);
    }

    private List<String> problems() {
        DefinitionException failure = catchThrowableOfType(DefinitionException.class, () -> warehouse.definition());
        assertThat(failure).as("the definition is rejected").isNotNull();
        return failure.problems().stream().map(DefinitionProblem::toString).toList();
    }

    private void assertOnlyProblem(String... parts) {
        assertThat(problems()).singleElement().asString().contains(parts);
    }

    @Test
    void accepts_a_valid_warehouse() {
        assertThat(warehouse.definition().contracts()).hasSize(1);
    }

    @Test
    void reports_a_misspelt_key() {
        warehouse.replaceInContract("titel: 株数", "title: 株数");

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("contracts/orchard.yml", "/fields/4", "titel"));
    }

    @Test
    void reports_an_unknown_type() {
        warehouse.replaceInContract("type: yeer", "type: year");

        assertOnlyProblem("contracts/orchard.yml", "/fields/3/type");
    }

    @Test
    void reports_a_header_that_belongs_to_two_fields() {
        warehouse.replaceInContract("title: 产 量", "title: 株数");

        assertOnlyProblem("contracts/orchard.yml", "the header 产量 belongs to both trees and yield_kg");
    }

    @Test
    void reports_a_primary_key_column_that_is_not_landed() {
        warehouse.replaceInContract("primaryKey: [keeper_id]", "primaryKey: [keeper_key, place_code]");

        assertOnlyProblem("contracts/orchard.yml", "/primaryKey", "keeper_id");
    }

    @Test
    void reports_two_fields_that_land_in_one_column() {
        warehouse.replaceInContract("birth_year: trees", "birth_year: birth_year");

        assertOnlyProblem("two fields land as trees");
    }

    @Test
    void reports_a_foreign_key_of_an_unknown_field() {
        warehouse.replaceInContract("- fields: [plot_code]", "- fields: [place_code]");

        assertOnlyProblem("contracts/orchard.yml", "/foreignKeys", "there is no field plot_code");
    }

    @ParameterizedTest
    @CsvSource({
        "'resource: plaice, fields: [place_code]', plaice.place_code",
        "'resource: place, fields: [code]', place.code"
    })
    void reports_a_foreign_key_to_an_unknown_resource_or_column(String reference, String missing) {
        warehouse.replaceInContract(reference, "resource: place, fields: [place_code]");

        assertOnlyProblem("contracts/orchard.yml", "/foreignKeys", missing);
    }

    @Test
    void reports_an_invalid_regular_expression() {
        warehouse.replaceInContract("pattern: '[1-9'", "pattern: '[1-9]\\d{5}'");

        assertOnlyProblem("contracts/orchard.yml", "/fields/place_code", "not a regular expression");
    }

    @Test
    void reports_a_number_without_decimals_and_a_boolean_without_values() {
        warehouse.replaceInContract("", "    decimals: 2\n");
        assertOnlyProblem("/fields/5", "decimals");

        warehouse.replaceInContract("", "    falseValues: [\"否\", \"0\"]\n");
        assertOnlyProblem("/fields/7", "falseValues");
    }

    @Test
    void reports_a_resident_id_field_without_pseudonymization() {
        warehouse.replaceInContract(
                "", "    pseudonymize:\n      as: keeper_key\n      derive: { sex: sex, birth_year: birth_year }\n");

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("/fields/0", "pseudonymize"));
    }

    @Test
    void reports_a_date_that_does_not_exist() {
        warehouse.replaceInContract("valid_from: 2020-02-31", "valid_from: 2020-01-01");

        assertOnlyProblem("contracts/orchard.yml", "2020-02-31");
    }

    @Test
    void reports_two_contracts_of_a_dataset_with_the_same_start_date() {
        warehouse.file("contracts/orchard_again.yml", TinyWarehouse.CONTRACT);

        assertOnlyProblem("two contracts for orchard are valid from 2020-01-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"minimum: 0.005", "maximum: 99999999999999999999"})
    void reports_a_bound_outside_the_precision_of_the_field(String bound) {
        warehouse.replaceInContract(
                "constraints: { " + bound + " }", "constraints: { minimum: -1000000, maximum: 1000000 }");

        assertOnlyProblem("contracts/orchard.yml", "yield_kg");
    }

    @Test
    void reports_a_duplicate_yaml_key() {
        warehouse.replaceInContract("type: date, type: string", "type: date");

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("contracts/orchard.yml", "type"));
    }

    @Test
    void reports_invalid_yaml_with_its_line() {
        warehouse.replaceInContract("name: [orchard", "name: orchard");

        assertThat(problems()).anySatisfy(p -> assertThat(p).contains("contracts/orchard.yml", "line "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "just text", "~"})
    void reports_a_contract_that_is_not_an_object(String text) {
        warehouse.file("contracts/orchard.yml", text);

        assertThat(problems()).isNotEmpty().allSatisfy(p -> assertThat(p).contains("contracts/orchard.yml"));
    }

    @Test
    void reports_the_problems_of_all_files_at_once() {
        warehouse
                .replaceInContract("- fields: [plot_code]", "- fields: [place_code]")
                .file(
                        "contracts/barn.yml",
                        TinyWarehouse.CONTRACT
                                .replace("name: orchard", "name: barn")
                                .replace("title: 年度", "title: 株数")
                                .replace("'[1-9]\\d{5}'", "'('"))
                .file("contracts/well.yml", "name: well\n")
                .file(
                        "checks/rules.yml",
                        TinyWarehouse.repositoryFile("checks/rules.yml").replace("severity: info", "severity: fatal"));

        assertThat(problems())
                .anySatisfy(p -> assertThat(p).contains("contracts/orchard.yml", "plot_code"))
                .anySatisfy(p -> assertThat(p).contains("contracts/barn.yml", "belongs to both season and trees"))
                .anySatisfy(p -> assertThat(p).contains("contracts/barn.yml", "not a regular expression"))
                .anySatisfy(p -> assertThat(p).contains("contracts/well.yml", "fields"))
                .anySatisfy(p -> assertThat(p).contains("checks/rules.yml", "/severity"));
    }

    @Test
    void reports_a_wrong_reference_with_the_file_name_of_its_contract() {
        warehouse.file(
                "contracts/orchard_2030.yml",
                TinyWarehouse.CONTRACT
                        .replace("valid_from: 2020-01-01", "valid_from: 2030-01-01")
                        .replace("resource: place,", "resource: plaice,"));

        assertOnlyProblem("contracts/orchard_2030.yml", "plaice");
    }

    @Test
    void rejects_a_warehouse_folder_without_contracts() {
        warehouse = new TinyWarehouse(folder.resolve("elsewhere"));

        assertOnlyProblem("is not a warehouse folder");
    }
}
