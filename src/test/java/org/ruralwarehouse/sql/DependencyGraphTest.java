package org.ruralwarehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.testing.ParquetFile;

class DependencyGraphTest {

    private final Path temp;
    private final Database database;

    DependencyGraphTest(@TempDir Path temp) {
        this.temp = temp;
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SqlFile file(String name, String sql) throws IOException {
        return SqlFile.read(Files.writeString(temp.resolve(name + ".sql"), "/* description: x */ " + sql));
    }

    private Set<String> of(String sql) throws IOException {
        return new DependencyGraph(database).of(file("model", sql));
    }

    @Test
    void lists_every_table_with_a_schema_once() throws IOException {
        assertThat(of("select * from star.a join ref.b using (x) join star.a as again using (x)"))
                .containsExactly("ref.b", "star.a");
    }

    @Test
    void finds_tables_in_every_clause() throws IOException {
        assertThat(of("""
                with first as (select * from s.in_cte)
                select (select max(x) from s.in_select), x in (select x from s.in_where)
                from first, (select * from s.in_from), lateral (select * from s.in_lateral)
                where exists (select 1 from s.in_exists)
                qualify row_number() over (order by (select min(x) from s.in_window)) = 1
                union all by name
                (select 1 from s.in_union order by (select 1 from s.in_order))
                """))
                .containsExactly(
                        "s.in_cte",
                        "s.in_exists",
                        "s.in_from",
                        "s.in_lateral",
                        "s.in_order",
                        "s.in_select",
                        "s.in_union",
                        "s.in_where",
                        "s.in_window");
    }

    @Test
    void does_not_list_a_common_table_expression_with_the_name_of_a_table() throws IOException {
        assertThat(of("with orchard as (select * from landed.orchard) select * from orchard"))
                .containsExactly("landed.orchard");
    }

    @Test
    void ignores_table_names_in_literals_and_comments() throws IOException {
        assertThat(of("select 'from star.a' as x -- from star.b\n/* from star.c */"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"selct 1", "create table x (a integer)", "drop table star.a", "", "select 1; select 2"})
    void rejects_a_file_that_is_not_one_select(String sql) {
        assertThatThrownBy(() -> of(sql))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("model.sql");
    }

    private Map<String, SqlFile> inOrder(String... tablesAndSql) throws IOException {
        Map<String, SqlFile> files = new LinkedHashMap<>();
        for (int i = 0; i < tablesAndSql.length; i += 2) {
            files.put(tablesAndSql[i], file("m" + i, tablesAndSql[i + 1]));
        }
        return new DependencyGraph(database).sorted(files);
    }

    @Test
    void orders_each_table_after_its_dependencies() throws IOException {
        assertThat(inOrder(
                        "mart.c", "select * from star.b, star.a",
                        "star.b", "select * from star.a, ref.given",
                        "star.z", "select 1 as x",
                        "star.a", "select 1 as x"))
                .containsOnlyKeys("star.z", "star.a", "star.b", "mart.c")
                .satisfies(files -> assertThat(files.keySet()).containsExactly("star.z", "star.a", "star.b", "mart.c"));
    }

    @Test
    void rejects_a_dependency_cycle_and_names_its_tables() {
        assertThatThrownBy(() -> inOrder(
                        "star.fine", "select 1 as x",
                        "star.a", "select * from star.b",
                        "star.b", "select * from star.a"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("star.a, star.b")
                .hasMessageContaining("cycle");
    }

    @Test
    void rejects_a_table_that_reads_itself() {
        assertThatThrownBy(() -> inOrder("star.a", "select * from star.a")).isInstanceOf(DefinitionException.class);
    }
}
