package org.ruralwarehouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.sql.SqlFile;

/** Every SQL file of the warehouse is written in one style; each rule has a counter-example. */
class SqlStyleTest {

    /** Folders whose files become relations that other files read. */
    private static final List<String> RELATIONS =
            List.of("reference/derived", "checks/prepared", "facts/prepared", "dims", "facts", "marts", "figures");

    private static final List<String> QUESTIONS =
            List.of("checks/quality", "checks/macro", "queries", "queries/lineage");
    private static final String DATA_TESTS = "tests";

    private static Database database;

    @BeforeAll
    static void open() {
        database = WarehouseFolder.newDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void every_folder_of_sql_files_is_checked() throws IOException {
        List<Path> checked = sql(all()).map(SqlFile::path).toList();
        try (Stream<Path> files = Files.walk(WarehouseFolder.PATH)) {
            assertThat(files.filter(file -> file.toString().endsWith(".sql"))
                            .filter(file -> !file.startsWith(WarehouseFolder.PATH.resolve("data"))))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(checked).contains(file));
        }
    }

    @Test
    void every_file_is_laid_out_in_one_style() {
        assertThat(problems(all(), file -> SqlStyle.lines(text(file)))).isEmpty();
        assertThat(problems(all(), file -> SqlStyle.select(text(file)))).isEmpty();
        assertThat(problems(all(), file -> SqlStyle.expressions(text(file)))).isEmpty();
    }

    @Test
    void every_relation_ends_with_its_final_expression() {
        assertThat(problems(RELATIONS, file -> SqlStyle.missingExpressions(text(file))))
                .isEmpty();
    }

    @Test
    void a_star_never_takes_the_columns_of_another_relation() {
        assertThat(problems(RELATIONS, file -> SqlStyle.stars(file.sql(), database)))
                .isEmpty();
        assertThat(problems(QUESTIONS, file -> SqlStyle.stars(file.sql(), database)))
                .isEmpty();
    }

    @Test
    void every_relation_has_a_description_in_two_languages() {
        assertThat(problems(RELATIONS, file -> ModelRules.missingInHeader(file, "description", "description_zh")))
                .isEmpty();
        assertThat(problems(
                        List.of("reference/derived", "dims", "facts", "marts", "figures"),
                        file -> ModelRules.missingInHeader(file, "grain")))
                .isEmpty();
    }

    @Test
    void a_file_in_the_style_has_no_problem() {
        String good = """
                /* description: x */
                with
                -- a comment with Capitals
                counties as (
                    select region_code, 'Text' as name
                    from ref.region
                ),

                final as (
                    select *
                    from counties
                    inner join ref.other using (region_code)
                )

                select * from final
                order by region_code
                """;
        assertThat(SqlStyle.lines(good)).isEmpty();
        assertThat(SqlStyle.select(good)).isEmpty();
        assertThat(SqlStyle.expressions(good)).isEmpty();
        assertThat(SqlStyle.missingExpressions(good)).isEmpty();
    }

    @Test
    void finds_white_space_that_does_not_belong_and_long_lines() {
        assertThat(SqlStyle.lines("select 1")).containsExactly("must end with one newline");
        assertThat(SqlStyle.lines("select 1\n\n")).containsExactly("must end with one newline");
        assertThat(SqlStyle.lines("select\t1\n")).containsExactly("line 1: has a tab");
        assertThat(SqlStyle.lines("select 1\nfrom a \n")).containsExactly("line 2: ends with a blank");
        assertThat(SqlStyle.lines("-- " + "x".repeat(118) + "\n")).containsExactly("line 1: has more than 120 columns");
    }

    @Test
    void finds_upper_case_indentation_trailing_commas_and_bare_joins() {
        assertThat(SqlStyle.select("/* A */\nSELECT 1 as Name\n"))
                .containsExactly("is not in lower case: SELECT", "is not in lower case: Name");
        assertThat(SqlStyle.select("/* a */\nselect\n  1\n")).containsExactly("is not indented by 4: 1");
        assertThat(SqlStyle.select("/* a */\nselect\n    1,\nfrom b\n")).containsExactly("has a trailing comma");
        assertThat(SqlStyle.select("/* a */\nselect f(1, )\n")).containsExactly("has a trailing comma");
        assertThat(SqlStyle.select("/* a */\nselect 1 from a join b using (c)\n"))
                .containsExactly("has a join without its kind (inner, left, full, cross, semi, anti)");
    }

    @Test
    void finds_expressions_that_are_run_together_or_have_no_final_one() {
        assertThat(SqlStyle.expressions("/* a */\nwith\n\nfinal as (\n    select 1\n)\n\nselect * from final\n"))
                .containsExactly("'with' must be a line of its own, before the first expression");
        assertThat(SqlStyle.expressions("/* a */\nwith\na as (\n    select 1\n)\n\nselect * from a\n"))
                .containsExactly("must end with 'select * from final'");
        assertThat(SqlStyle.expressions("/* a */\nwith\na as (\n),\nfinal as (\n)\n\nselect * from final\n"))
                .containsExactly("must have a blank line between common table expressions");
        assertThat(SqlStyle.missingExpressions("/* a */\nselect 1\n")).hasSize(1);
    }

    @Test
    void finds_a_star_over_another_relation() {
        assertThat(SqlStyle.stars("with a as (select *, 1 as b from star.dim_a) select * from a", database))
                .containsExactly("selects * from star.dim_a");
        assertThat(SqlStyle.stars("select a.* from star.dim_a as a", database))
                .containsExactly("selects * from star.dim_a");
        assertThat(SqlStyle.stars("with a as (select b from star.dim_a) select * from a", database))
                .isEmpty();
    }

    private static List<String> all() {
        return Stream.of(RELATIONS, QUESTIONS, List.of(DATA_TESTS))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<SqlFile> sql(List<String> folders) {
        return folders.stream().flatMap(folder -> WarehouseFolder.sql(folder).stream());
    }

    private static List<String> problems(List<String> folders, Function<SqlFile, List<String>> rule) {
        List<String> problems = new ArrayList<>();
        sql(folders).forEach(file -> rule.apply(file).forEach(problem -> problems.add(file.path() + " " + problem)));
        return problems;
    }

    private static String text(SqlFile file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
