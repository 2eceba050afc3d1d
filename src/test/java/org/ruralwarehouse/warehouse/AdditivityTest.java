package org.ruralwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.SqlFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Stocks are not summed over periods, distinct counts are not summed, and averages are not averaged. */
class AdditivityTest {

    private static Database database;
    private static Additivity dictionary;

    @BeforeAll
    static void read() throws IOException {
        database = WarehouseFolder.newDatabase();
        Map<String, String> additivity = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> column : YAMLMapper.builder()
                .build()
                .readTree(Files.readString(WarehouseFolder.PATH.resolve("dictionary.yml")))
                .properties()) {
            additivity.put(column.getKey(), column.getValue().path("additivity").asString());
        }
        dictionary = new Additivity(additivity);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void marts_and_queries_respect_additivity() {
        List<SqlFile> files = Stream.of("marts", "figures", "queries")
                .flatMap(folder -> WarehouseFolder.sql(folder).stream())
                .toList();
        assertThat(files).isNotEmpty();
        List<String> misuses = new ArrayList<>();
        files.forEach(file ->
                dictionary.misuses(database, file.sql()).forEach(misuse -> misuses.add(file.path() + ": " + misuse)));
        assertThat(misuses).isEmpty();
    }

    @Test
    void finds_a_stock_summed_over_periods() {
        String misuse = "sum(persons): semi_additive, but periods are added together";
        assertThat(misuses("select province_code, sum(persons) from mart.m group by province_code"))
                .containsExactly(misuse);
        assertThat(misuses("select province_code, sum(persons) from mart.m group by all"))
                .containsExactly(misuse);
        assertThat(misuses("select sum(m.persons) from mart.m as m")).containsExactly(misuse);
        assertThat(misuses("select persons / sum(persons) over (partition by province_code) from mart.m"))
                .containsExactly(misuse);
        assertThat(misuses("select sum(persons) from mart.m where period = '2021' or period = '2022'"))
                .containsExactly(misuse);
        assertThat(misuses("select sum(persons) from mart.m where not period = '2021'"))
                .containsExactly(misuse);
        assertThat(misuses("select sum(persons) from mart.m where period > '2021'"))
                .containsExactly(misuse);
        assertThat(misuses("with a as (select sum(persons) as persons from mart.m) select persons from a"))
                .as("inside a common table expression")
                .containsExactly(misuse);
        assertThat(misuses("select period, (select sum(persons) from mart.m) as all_persons from mart.m"))
                .as("a period of the outer SELECT does not restrict the inner one")
                .containsExactly(misuse);
    }

    @Test
    void accepts_a_stock_summed_within_a_period() {
        assertThat(misuses("select period, sum(persons) from mart.m group by period"))
                .isEmpty();
        assertThat(misuses("select m.date_key, sum(m.persons) from mart.m as m group by all"))
                .isEmpty();
        assertThat(misuses("select sum(persons) over (partition by period) from mart.m"))
                .isEmpty();
        assertThat(misuses("select sum(persons) from mart.m where is_key_county and period = '2022'"))
                .isEmpty();
        assertThat(misuses("select sum(persons) from mart.m where period = (select max(period) from mart.m)"))
                .isEmpty();
        assertThat(misuses("select sum(f.persons) from star.f as f join star.s as s"
                        + " on f.submission_key = s.submission_key and s.period = '2022'"))
                .isEmpty();
    }

    @Test
    void accepts_a_flow_summed_over_all_dimensions() {
        assertThat(misuses("select sum(income_yuan), sum(person_months) from mart.m"))
                .isEmpty();
    }

    @Test
    void finds_a_summed_ratio() {
        assertThat(misuses("select period, sum(rate_percent) from mart.m group by period"))
                .containsExactly("sum(rate_percent): ratio, compute it again from its sums");
        assertThat(misuses("select period, sum(cast(monthly_wage_yuan as double)) from star.f group by period"))
                .containsExactly("sum(monthly_wage_yuan): non_additive, compute it again from its sums");
    }

    @Test
    void finds_an_average_of_averages() {
        assertThat(misuses("select period, avg(income_per_capita_yuan) from mart.by_county group by period"))
                .containsExactly("avg(income_per_capita_yuan): ratio, compute it again from its sums");
        assertThat(misuses("select period, avg(income_yuan / nullif(persons, 0)) from mart.m group by period"))
                .containsExactly("avg of quotients: divide sums instead");
        assertThat(misuses("select sum(income_yuan) / sum(persons), sum(income_yuan / 10000)"
                        + " from mart.m where year = 2022"))
                .as("a quotient of sums; another unit")
                .isEmpty();
    }

    @Test
    void finds_a_summed_distinct_count() {
        assertThat(misuses("select period, sum(counties) from mart.m group by period"))
                .containsExactly("sum(counties): distinct, must be counted again");
        assertThat(misuses("select period, count(distinct region_durable_key) from mart.m group by period"))
                .isEmpty();
    }

    private static List<String> misuses(String sql) {
        return dictionary.misuses(database, sql);
    }
}
