package org.ruralwarehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;

class SqlFileTest {

    private final Path temp;

    SqlFileTest(@TempDir Path temp) {
        this.temp = temp;
    }

    private SqlFile read(String text) throws IOException {
        Path file = Files.writeString(temp.resolve("dim_orchard.sql"), text);
        return SqlFile.read(file);
    }

    @Test
    void reads_a_yaml_header_and_one_select() throws IOException {
        SqlFile file = read("""
                /*
                description: Orchards
                description_zh: 果园
                grain: [orchard_key]
                hold:
                */
                select 1 as orchard_key /* not a header */
                """);

        assertThat(file.name()).isEqualTo("dim_orchard");
        assertThat(file.text("description")).isEqualTo("Orchards");
        assertThat(file.text("description_zh")).isEqualTo("果园");
        assertThat(file.text("colour")).isEmpty();
        assertThat(file.text("hold")).isEmpty();
        assertThat(file.header().path("grain").get(0).asString()).isEqualTo("orchard_key");
        assertThat(file.sql()).isEqualTo("select 1 as orchard_key /* not a header */");
    }

    @Test
    void removes_the_final_semicolon() throws IOException {
        assertThat(read("/* description: x */ select 1;\n").sql()).isEqualTo("select 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1", "", "-- description: x\nselect 1", "/* description: x\nselect 1"})
    void rejects_a_file_without_a_header(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("dim_orchard.sql")
                .hasMessageContaining("must begin with a YAML header");
    }

    @Test
    void rejects_a_header_that_is_not_yaml() {
        assertThatThrownBy(() -> read("/* description: [x */ select 1"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("dim_orchard.sql at header");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* */ select 1", "/* just text */ select 1", "/* [a, b] */ select 1"})
    void a_header_without_entries_has_empty_texts(String text) throws IOException {
        assertThat(read(text).text("description")).isEmpty();
    }

    @Test
    void reports_a_header_entry_that_is_not_text() {
        assertThatThrownBy(() -> read("/* description: [a, b] */ select 1").text("description"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("dim_orchard.sql");
    }

    @Test
    void lists_the_files_of_a_folder_by_name() throws IOException {
        for (String name : new String[] {"b.sql", "a.sql", "c.txt"}) {
            Files.writeString(temp.resolve(name), "/* description: x */ select 1");
        }

        assertThat(SqlFile.readAll(temp)).extracting(SqlFile::name).containsExactly("a", "b");
        assertThat(SqlFile.readAll(temp.resolve("none"))).isEmpty();
    }
}
