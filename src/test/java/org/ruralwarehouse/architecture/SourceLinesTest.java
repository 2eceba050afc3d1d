package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lines of Java sources have at most 120 columns, and classes are imported instead of named with their package. */
class SourceLinesTest {

    private static final int COLUMNS = 120;

    @Test
    void lines_have_at_most_120_columns() throws IOException {
        assertThat(SourceLines.longerThan(COLUMNS, sources())).isEmpty();
    }

    @Test
    void code_contains_no_fully_qualified_class_name() throws IOException {
        assertThat(SourceLines.qualifiedNames(sources())).isEmpty();
    }

    @Test
    void reports_a_line_that_is_too_long(@TempDir Path folder) throws IOException {
        Path file = write(folder, "class A {}\n// " + "x".repeat(117) + "\n// " + "x".repeat(118) + "\n");

        assertThat(SourceLines.longerThan(COLUMNS, List.of(file))).containsExactly(file + ":3 has 121 columns");
    }

    @Test
    void counts_a_character_outside_the_basic_plane_as_one_column(@TempDir Path folder) throws IOException {
        Path file = write(folder, "// " + "𠮷".repeat(117) + "\n");

        assertThat(SourceLines.longerThan(COLUMNS, List.of(file))).isEmpty();
    }

    @Test
    void reports_a_fully_qualified_class_name_wherever_code_can_have_one(@TempDir Path folder) throws IOException {
        Path file = write(folder, """
                @java.lang.annotation.Documented
                @interface A {}
                class B extends java.util.ArrayList<java.nio.file.Path> implements java.io.Serializable {
                    java.util.Map.Entry<String, String> entry;
                    int max = java.lang.Integer.MAX_VALUE + java.util.List.of(1).size();
                    Class<?> type = picocli.CommandLine.class;
                    java.net.URI uri;
                    java.lang.@Deprecated Object annotated() throws java.io.IOException {
                        return new java.util.ArrayList<>((java.util.List<?>) null);
                    }
                }
                """);

        assertThat(SourceLines.qualifiedNames(List.of(file)))
                .extracting(problem -> problem.substring(file.toString().length()))
                .containsExactlyInAnyOrder(
                        ":1 uses java.lang.annotation.Documented",
                        ":3 uses java.util.ArrayList",
                        ":3 uses java.nio.file.Path",
                        ":3 uses java.io.Serializable",
                        ":4 uses java.util.Map",
                        ":5 uses java.lang.Integer",
                        ":5 uses java.util.List",
                        ":6 uses picocli.CommandLine",
                        ":7 uses java.net.URI",
                        ":8 uses java.lang.Object",
                        ":8 uses java.io.IOException",
                        ":9 uses java.util.ArrayList",
                        ":9 uses java.util.List");
    }

    @Test
    void accepts_qualified_names_in_imports_packages_comments_and_literals(@TempDir Path folder) throws IOException {
        Path file = write(folder, """
                package org.example.fruit;

                import static java.util.Map.entry;

                import java.util.Map.Entry;

                /** Unlike {@link java.util.List}. */
                class A {
                    // java.util.List
                    String name = "java.util.List";
                    String block = \"""
                            java.util.List
                            \""";
                    Entry<String, A> pair = entry(name, this);
                    A next;
                    String last = next.next.name.strip() + Entry.class + this.next.pair.getKey();
                    static final int MAX = 1;
                    int max = next.next.MAX;
                }
                """);

        assertThat(SourceLines.qualifiedNames(List.of(file))).isEmpty();
    }

    private static Path write(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve("A.java"), text);
    }

    /** All Java sources except the counterexamples. */
    private static List<Path> sources() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> below = Files.walk(Path.of(folder))) {
                below.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().contains("/counterexample/"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }
}
