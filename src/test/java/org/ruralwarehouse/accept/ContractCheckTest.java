package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

class ContractCheckTest {

    private final TinyWarehouse warehouse;

    ContractCheckTest(@TempDir Path temp) {
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
    }

    private String check(PackageBuilder builder, String now) {
        WarehouseDefinition definition = warehouse.definition();
        Finding finding = new ContractCheck(
                        definition,
                        new RuleBook(definition.standardRules()),
                        Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .check(builder.submission(TinyWarehouse.DATASET, Path.of("inbox")));
        return Optional.ofNullable(finding).map(Finding::code).orElse("");
    }

    private static PackageBuilder inPeriod(String period) {
        return new PackageBuilder("yunnan").period(period).csv(TinyWarehouse.DATASET, "x");
    }

    @ParameterizedTest
    @CsvSource({
        "2022, 2022-01-01T00:00:00Z, ''",
        "2022, 2021-12-31T15:59:59Z, period_in_future",
        "2022, 2021-12-31T16:00:00Z, ''",
        "2022-Q3, 2022-06-30T00:00:00Z, period_in_future",
        "2099, 2026-01-01T00:00:00Z, period_in_future",
    })
    void rejects_a_period_that_has_not_begun_in_china(String period, String now, String code) {
        assertThat(check(inPeriod(period), now)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"20, ''", "21, manifest_invalid"})
    void rejects_a_row_that_represents_more_persons_than_the_contract_allows(int personsPerRow, String code) {
        warehouse.replaceInContract("maxPersonsPerRow: 20\nprimaryKey:", "primaryKey:");
        PackageBuilder builder = inPeriod("2022")
                .resource(TinyWarehouse.DATASET, resource -> resource.put("rural:personsPerRow", personsPerRow));

        assertThat(check(builder, "2023-01-01T00:00:00Z")).isEqualTo(code);
    }

    @Test
    void does_not_limit_the_weight_without_a_limit_in_the_contract() {
        PackageBuilder builder = inPeriod("2022")
                .resource(TinyWarehouse.DATASET, resource -> resource.put("rural:personsPerRow", 1_000_000));

        assertThat(check(builder, "2023-01-01T00:00:00Z")).isEmpty();
    }
}
