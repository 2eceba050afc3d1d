package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maximum sizes of files, methods and packages. */
class SizeTest {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path WAREHOUSE = Path.of("warehouse");

    private static final int FILES_OF_A_PACKAGE = 25;

    @Test
    void java_files_have_at_most_300_lines() {
        assertThat(longerThan(300, files(JAVA, ".java"))).isEmpty();
    }

    @Test
    void methods_have_at_most_40_lines() {
        assertThat(methodsLongerThan(40, files(JAVA, ".java"))).isEmpty();
    }

    @Test
    void sql_files_have_at_most_120_lines() {
        List<Path> sql = files(WAREHOUSE, ".sql");
        assertThat(sql).isNotEmpty();
        assertThat(longerThan(120, sql)).isEmpty();
    }

    @Test
    void contracts_have_at_most_160_lines() {
        List<Path> contracts = files(WAREHOUSE.resolve("contracts"), ".yml");
        assertThat(contracts).isNotEmpty();
        assertThat(longerThan(160, contracts)).isEmpty();
    }

    @Test
    void the_readme_has_at_most_200_lines() {
        Path readme = Path.of("README.md");
        assertThat(longerThan(200, Files.exists(readme) ? List.of(readme) : List.of()))
                .isEmpty();
    }

    /** Plain SQL in dependency order needs no more code; for more features, use an existing tool. */
    @Test
    void the_model_stage_has_at_most_400_lines() {
        Path runner = JAVA.resolve("org/ruralwarehouse/model");
        Map<String, Long> lines = lines(files(runner, ".java").stream()
                .filter(file -> runner.equals(file.getParent()))
                .toList());
        assertThat(lines).isNotEmpty();
        assertThat(lines.values().stream().mapToLong(Long::longValue).sum())
                .as("lines of the model runner: %s", lines)
                .isLessThanOrEqualTo(400);
    }

    @Test
    void packages_have_at_most_25_files() {
        assertThat(foldersWithMoreFilesThan(FILES_OF_A_PACKAGE, files(JAVA, ".java")))
                .isEmpty();
        assertThat(foldersWithMoreFilesThan(FILES_OF_A_PACKAGE, files(Path.of("src/test/java"), ".java")))
                .isEmpty();
    }

    @Test
    void reports_a_package_with_too_many_files() {
        List<Path> files = List.of(Path.of("a/A.java"), Path.of("a/B.java"), Path.of("b/C.java"));

        assertThat(foldersWithMoreFilesThan(2, files)).isEmpty();
        assertThat(foldersWithMoreFilesThan(1, files)).containsExactly(Map.entry("a", 2L));
    }

    @Test
    void reports_long_files_and_methods(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("Long.java"), """
                class Long {
                    int twoLines() {
                        return 1; }

                    int threeLines() {
                        return 1;
                    }
                }
                """);
        assertThat(longerThan(8, List.of(file))).isEmpty();
        assertThat(longerThan(7, List.of(file))).containsExactly(Map.entry(file.toString(), 8L));
        assertThat(methodsLongerThan(3, List.of(file))).isEmpty();
        assertThat(methodsLongerThan(2, List.of(file))).containsExactly(new JavaMethods.Method("Long.threeLines", 3));
    }

    private static List<JavaMethods.Method> methodsLongerThan(int cap, List<Path> files) {
        return JavaMethods.of(files).stream()
                .filter(method -> method.lines() > cap)
                .toList();
    }

    private static Map<String, Long> foldersWithMoreFilesThan(int cap, List<Path> files) {
        Map<String, Long> counts = files.stream()
                .collect(Collectors.groupingBy(
                        file -> String.valueOf(file.getParent()), TreeMap::new, Collectors.counting()));
        counts.values().removeIf(count -> count <= cap);
        return counts;
    }

    private static Map<String, Long> longerThan(int cap, List<Path> files) {
        Map<String, Long> lines = lines(files);
        lines.values().removeIf(count -> count <= cap);
        return lines;
    }

    private static Map<String, Long> lines(List<Path> files) {
        return files.stream()
                .collect(Collectors.toMap(Path::toString, SizeTest::countLines, (a, b) -> a, TreeMap::new));
    }

    private static long countLines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String ending) {
        Predicate<Path> isOurs = file -> !file.startsWith(WAREHOUSE.resolve("data"));
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> file.toString().endsWith(ending))
                    .filter(isOurs)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
