package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.testing.PackageBuilder;

/** Large input is landed or rejected in a JVM of its own with a heap of 256 MB. */
@Tag("slow")
class SmallHeapTest {

    private static final int FIFTY_MEGABYTES = 50 << 20;

    private final Path temp;

    SmallHeapTest(@TempDir Path temp) {
        this.temp = temp;
    }

    @ParameterizedTest
    @CsvSource({
        "one_cell, record_too_long",
        "one_quoted_cell, record_too_long",
        "a_million_columns, record_too_long",
        "a_million_columns_of_data, record_too_long",
        "zeros, header_not_found record_too_long control_character text_garbled",
        "as_many_shared_texts, landed",
        "too_many_shared_texts, workbook_unreadable",
        "many_rows_of_workbook, landed",
        "wide_rows_of_workbook, landed",
        "formulas_over_all_of_workbook, landed",
    })
    void lands_or_rejects_large_files_in_bounded_memory(String what, String codes) throws Exception {
        Path log = temp.resolve("log");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapTest.class.getName(),
                        what,
                        temp.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("no hang").isTrue();
        } finally {
            child.destroyForcibly();
        }

        String output = Files.readString(log).strip();
        assertThat(child.exitValue()).as(output).isZero();
        assertThat(List.of(codes.split(" "))).contains(output.substring(output.lastIndexOf('\n') + 1));
    }

    /** Entry point of the child JVM; prints the outcome of the file. */
    public static void main(String[] arguments) throws IOException {
        Path temp = Path.of(arguments[1]);
        Landing landing = new Landing(temp);
        Path folder = Files.createDirectories(temp.resolve("inbox/yunnan"));
        String what = arguments[0];
        boolean isWorkbook = what.endsWith("shared_texts") || what.endsWith("of_workbook");
        String name = isWorkbook ? "orchard.xlsx" : "orchard.csv";
        Path file = folder.resolve(name);
        if (isWorkbook) {
            HugeWorkbook.write(what, file);
        } else {
            write(what, file);
        }
        PackageBuilder builder = new PackageBuilder("yunnan").file(Landing.DATASET, name, Files.readAllBytes(file));
        LandingOutcome outcome = landing.land(builder.submission(Landing.DATASET, folder));
        System.out.println(
                outcome.isLanded() ? "landed" : outcome.rejections().get(0).code());
    }

    private static void write(String what, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            if (!what.equals("a_million_columns") && !what.equals("zeros")) {
                out.write(Landing.HEADER + "\n" + Landing.GOOD_ROW + "\n");
            }
            switch (what) {
                case "one_cell" -> repeat(out, "x", FIFTY_MEGABYTES);
                case "one_quoted_cell" -> {
                    out.write('"');
                    repeat(out, "y\n", FIFTY_MEGABYTES / 2);
                }
                case "a_million_columns", "a_million_columns_of_data" -> repeat(out, "a,", 1_000_000);
                default -> repeat(out, "\u0000", FIFTY_MEGABYTES);
            }
        }
    }

    private static void repeat(BufferedWriter out, String text, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(text);
        }
    }
}
