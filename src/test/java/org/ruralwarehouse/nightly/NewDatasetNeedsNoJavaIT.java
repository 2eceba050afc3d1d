package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.testing.SamplePackages;

/** A new dataset is loaded with one contract and SQL files only. */
class NewDatasetNeedsNoJavaIT {

    private static final String CONTRACT = """
            name: beekeeping
            title: 养蜂
            description: Hives and honey of a county in the period
            version: 1.0.0
            valid_from: 2020-01-01
            primaryKey: [region_code]
            foreignKeys:
              - fields: [region_code]
                reference: { resource: region_version, fields: [region_code] }
                finding: unknown_region_code
            fields:
              - name: region_code
                title: 行政区划代码
                type: string
                format: region_code
                description: County
                constraints: { required: true, pattern: '[1-9]\\d{5}' }
              - name: hives
                title: 蜂箱数
                type: integer
                description: Hives
                constraints: { required: true, minimum: 0 }
              - name: honey_kg
                title: 蜂蜜产量
                type: number
                decimals: 1
                description: Honey
            """;

    private static final String CHECK = """
            /*
            code: honey_without_hives
            severity: error
            dataset: beekeeping
            zh: 没有蜂箱却有蜂蜜
            en: Honey where there are no hives
            fix_zh: 核对蜂箱数
            fix_en: Check the number of hives
            */
            select submission_key, source_line, 'honey_kg' as column_name,
                cast(honey_kg as varchar) as value_found, '0' as value_expected
            from landed.beekeeping where hives = 0 and honey_kg > 0
            """;

    private static final String FACT = """
            /*
            description: Hives and honey by county and period
            description_zh: 各县各期蜂箱与蜂蜜
            grain: [submission_key, source_line]
            */
            select b.submission_key, b.source_line, r.region_key, b.hives, b.honey_kg
            from accepted.beekeeping as b
            join ref.region_code_in_period as c
                on c.region_code = b.region_code and c.year = cast(left(b.period, 4) as integer)
            join star.dim_region as r on r.region_key = c.region_key
            """;

    private static final String DICTIONARY = """

            hives: { type: BIGINT, zh: 蜂箱数, en: Hives, unit: hive, additivity: semi_additive }
            honey_kg: { type: 'DECIMAL(18,1)', zh: 蜂蜜产量, en: Honey, unit: kg, additivity: additive }
            """;

    private static final String CSV = """
            行政区划代码,蜂箱数,蜂蜜产量
            469001,120,"1,500.5"
            469024,0,7
            469025,many,7
            469030,80,960
            """;

    @TempDir
    Path folder;

    @Test
    void loads_a_new_dataset_from_contract_check_fact_and_dictionary() throws IOException {
        Path warehouse = folder.resolve("warehouse");
        for (String part : List.of("contracts", "checks", "reference", "dims", "facts", "marts", "figures", "tests")) {
            NightlyRun.copyTree(NightlyRun.WAREHOUSE.resolve(part), warehouse.resolve(part));
        }
        Files.writeString(warehouse.resolve("contracts/beekeeping.yml"), CONTRACT);
        Files.writeString(warehouse.resolve("checks/quality/beekeeping__honey_comes_from_hives.sql"), CHECK);
        Files.writeString(warehouse.resolve("facts/fct_beekeeping.sql"), FACT);
        Files.writeString(
                warehouse.resolve("dictionary.yml"),
                Files.readString(NightlyRun.WAREHOUSE.resolve("dictionary.yml")) + DICTIONARY);
        Path inbox = folder.resolve("inbox");
        SamplePackages.copy("hainan-2022", inbox);
        writePackage(SamplePackages.in(inbox, "hainan-2022-bees"));

        RunOutcome outcome = new NightlyRun(warehouse, inbox, folder.resolve("data")).run();

        assertThat(outcome.isPublished())
                .as("blocked by %s", outcome.blockedBy())
                .isTrue();
        try (Database database = NightlyRun.open(outcome)) {
            assertThat(database.query("""
                            select region_code, hives, honey_kg from fct_beekeeping join dim_region using (region_key)
                            order by region_code
                            """, row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)))
                    .containsExactly("469001 120 1500.5", "469030 80 960.0");
            assertThat(database.queryStrings("select finding_code from meta.finding where dataset = 'beekeeping'"
                            + " and effect = 'row_quarantined' order by finding_code"))
                    .containsExactly("honey_without_hives", "type_invalid");
        }
    }

    private static void writePackage(Path location) throws IOException {
        Files.createDirectories(location);
        byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
        Files.write(location.resolve("bees.csv"), csv);
        Files.writeString(location.resolve("datapackage.json"), """
                { "name": "hainan-2022-bees", "created": "2023-01-10T00:00:00Z",
                  "rural:province": "460000", "rural:period": "2022", "rural:attempt": 1,
                  "resources": [ { "name": "beekeeping", "path": "bees.csv", "encoding": "utf-8",
                    "bytes": %d, "hash": "sha256:%s", "rural:rows": 4 } ] }
                """.formatted(csv.length, Sha256.hex(csv)));
    }
}
