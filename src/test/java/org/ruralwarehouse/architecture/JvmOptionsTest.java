package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code jobs/jvm.options} lists packages whose methods are compiled early; they must contain the hot classes. */
class JvmOptionsTest {

    private static final String SCALING = "-XX:CompileCommand=CompileThresholdScaling,";

    /** Classes that process every row. Update the list when one is renamed or moved. */
    private static final List<String> HOT_CLASSES = List.of(
            "org.ruralwarehouse.land.RowReader",
            "org.ruralwarehouse.land.SubmissionLander",
            "org.ruralwarehouse.land.csv.UnquotedCsvReader",
            "org.ruralwarehouse.land.csv.UnquotedRow",
            "org.ruralwarehouse.land.source.CellSlices",
            "org.ruralwarehouse.land.value.CellValueCache",
            "org.ruralwarehouse.land.value.DecimalParser",
            "org.ruralwarehouse.land.value.ResidentIdReader",
            "org.ruralwarehouse.land.parquet.RowParquetWriter",
            "org.ruralwarehouse.land.parquet.TextBuffer",
            "org.ruralwarehouse.privacy.Hmac",
            "org.ruralwarehouse.privacy.ResidentId");

    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ruralwarehouse");

    /** Class patterns without their last asterisk: HotSpot compares the beginning of the name. */
    private static List<String> prefixes() throws IOException {
        return Files.readAllLines(Path.of("jobs/jvm.options")).stream()
                .filter(line -> line.startsWith(SCALING + "org.ruralwarehouse."))
                .map(line -> line.substring(SCALING.length(), line.indexOf("*::")))
                .toList();
    }

    @Test
    void hot_classes_are_compiled_early() throws IOException {
        List<String> prefixes = prefixes();

        assertThat(HOT_CLASSES).allSatisfy(name -> {
            assertThat(PROGRAM.contain(name)).as("exists: %s", name).isTrue();
            assertThat(prefixes).as("pattern for %s", name).anyMatch(name::startsWith);
        });
    }

    @Test
    void every_pattern_matches_a_class() throws IOException {
        List<String> names = PROGRAM.stream().map(JavaClass::getName).toList();

        assertThat(prefixes()).isNotEmpty().allSatisfy(prefix -> assertThat(names)
                .anyMatch(n -> n.startsWith(prefix)));
    }
}
