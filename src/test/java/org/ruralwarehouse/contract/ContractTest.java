package org.ruralwarehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.testing.TinyWarehouse;

class ContractTest {

    private final Path folder;
    private final TinyWarehouse warehouse;

    ContractTest(@TempDir Path folder) {
        this.folder = folder;
        warehouse = TinyWarehouse.in(folder);
    }

    private Contract contract() {
        return warehouse.definition().contracts().get(0);
    }

    @Test
    void reads_all_properties_of_a_valid_contract() {
        Contract contract = contract();

        assertThat(contract.name()).isEqualTo("orchard");
        assertThat(contract.version()).isEqualTo("1.0.0");
        assertThat(contract.validFrom()).isEqualTo("2020-01-01");
        assertThat(contract.validTo()).isNull();
        assertThat(contract.primaryKey()).containsExactly("keeper_key", "place_code");
        assertThat(contract.missingValues()).containsExactly("", "-", "—");
        assertThat(contract.totalRows()).containsExactly("合计", "其中：");
        assertThat(contract.foreignKeys())
                .extracting(ForeignKey::field, key -> key.reference().resource(), ForeignKey::finding)
                .containsExactly(Tuple.tuple("place_code", "place", "unknown_region_code"));
        Field trees = contract.fields().get(4);
        assertThat(trees.constraints().required()).isTrue();
        assertThat(trees.constraints().maximum()).isEqualByComparingTo("100000");
        assertThat(trees.isPersonal()).isFalse();
        assertThat(contract.fields().get(0).isPersonal()).isTrue();
    }

    @Test
    void its_digest_is_the_sha_256_of_the_file() {
        byte[] file = TinyWarehouse.CONTRACT.getBytes(StandardCharsets.UTF_8);

        assertThat(contract().sha256()).isEqualTo(Sha256.hex(file));
    }

    @Test
    void landed_columns_follow_contract_order_with_derived_facts_instead_of_the_personal_number() {
        assertThat(contract().landedColumns())
                .extracting(column -> column.name() + " " + column.sqlType())
                .containsExactly(
                        "keeper_key_high BIGINT",
                        "keeper_key_low BIGINT",
                        "sex VARCHAR",
                        "birth_year INTEGER",
                        "place_code VARCHAR",
                        "planted_on DATE",
                        "season INTEGER",
                        "trees BIGINT",
                        "yield_kg DECIMAL(18,2)",
                        "survival_rate DECIMAL(18,1)",
                        "is_irrigated BOOLEAN",
                        "variety VARCHAR",
                        "remark VARCHAR");
    }

    @Test
    void no_landed_column_has_the_name_of_a_personal_field() {
        assertThat(contract().landedColumns()).extracting(LandedColumn::name).doesNotContain("keeper_id");
    }

    @Test
    void accepts_a_field_under_its_name_title_or_alias() {
        assertThat(contract().fields().get(5).headers()).containsExactly("yield_kg", "产量（千克）", "产量");
    }

    @Test
    void treats_an_empty_cell_as_missing_without_declared_missing_values() {
        warehouse.replaceInContract("", "missingValues: [\"\", \"-\", \"—\"]\n");

        assertThat(contract().missingValues()).containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "2019, false",
        "2019-Q4, false",
        "2020-01, true",
        "2020, true",
        "2022-Q2, true",
        "2022-06, true",
        "2022-07, false",
        "2022, false",
    })
    void is_in_force_for_a_period_that_ends_between_its_first_and_last_day(String period, boolean isInForce) {
        warehouse.replaceInContract("valid_from: 2020-01-01\nvalid_to: 2022-06-30", "valid_from: 2020-01-01");

        assertThat(contract().isInForce(Period.parse(period).orElseThrow())).isEqualTo(isInForce);
    }
}
