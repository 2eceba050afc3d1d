package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SheetBuilder;

/** Texts that make a backtracking or quadratic algorithm run for minutes to hours land within seconds. */
class LinearTimeTest {

    /** Generous: the slowest of these files takes about a second. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int LONG = 250_000;

    private Landing landing;

    @BeforeEach
    void create_a_warehouse(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    private static LandingOutcome withinLimit(Supplier<LandingOutcome> land) {
        return assertTimeoutPreemptively(LIMIT, land::get);
    }

    private LandingOutcome landText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return withinLimit(
                () -> landing.land(new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.csv", bytes)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位:", "单位(", "(", "a\u0327\u0300", "\"\"", "1 ", "-", "ﷺ"})
    void lands_a_file_with_a_long_title(String repeated) {
        String title = repeated.equals("\"\"") ? "\"" + "\"\"".repeat(LONG / 2) + "\"" : repeat(repeated);

        assertThat(landText(title + "\n" + Landing.HEADER + "\n" + Landing.GOOD_ROW + "\n")
                        .isLanded())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "9,", "1,111", "a\u0327\u0300", "1.", "1-", "0", " ", "合", "1e9", "530113 "})
    void lands_a_file_with_a_long_value_in_every_column(String repeated) {
        String value = "\"" + repeated.repeat(LONG / repeated.length()) + "\"";
        String[] cells = Landing.GOOD_ROW.split(",", -1);
        StringBuilder rows = new StringBuilder(Landing.HEADER).append('\n');
        for (int column = 0; column < cells.length; column++) {
            String[] changed = cells.clone();
            changed[column] = value;
            rows.append(String.join(",", changed)).append('\n');
        }

        assertThat(landText(rows.toString()).isLanded()).isTrue();
    }

    private static String repeat(String text) {
        return text.repeat(LONG / text.length());
    }

    @Test
    void lands_a_file_with_a_header_of_many_columns() {
        assertThat(landText(Landing.HEADER + ",x".repeat(LONG / 4) + "\n" + Landing.GOOD_ROW + "\n")
                        .isLanded())
                .isTrue();
    }

    @Test
    void rejects_a_workbook_with_a_long_number_format() {
        SheetBuilder workbook = new SheetBuilder()
                .sheet("果园", SheetBuilder.texts(Landing.HEADER.split(",")), SheetBuilder.texts(goodRow()))
                .part(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"200\" formatCode=\"" + "[".repeat(5000)
                                + "\"/></numFmts></styleSheet>");

        Finding finding = landWorkbook(workbook).rejections().get(0);

        assertThat(finding.code()).isEqualTo("workbook_unreadable");
        assertThat(English.text(finding.found()))
                .isEqualTo("a number format of 5,000 characters; at most 4,096 are allowed");
    }

    @Test
    void rejects_a_title_longer_than_a_record_may_be() {
        LandingOutcome outcome = landText("单位:".repeat(330_000) + "\n" + Landing.HEADER + "\n");

        assertThat(outcome.rejections()).extracting(Finding::code).containsExactly("record_too_long");
    }

    @Test
    void lands_a_workbook_with_a_number_of_a_million_digits() {
        String[] cells = Landing.GOOD_ROW.split(",", -1);
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            row.append(i == 5 ? SheetBuilder.number("9".repeat(LONG)) : SheetBuilder.text(cells[i]));
        }
        SheetBuilder workbook =
                new SheetBuilder().sheet("果园", SheetBuilder.texts(Landing.HEADER.split(",")), row.toString());

        assertThat(landWorkbook(workbook).isLanded()).isTrue();
    }

    private static String[] goodRow() {
        return Landing.GOOD_ROW.split(",", -1);
    }

    private LandingOutcome landWorkbook(SheetBuilder workbook) {
        byte[] bytes = workbook.bytes();
        return withinLimit(
                () -> landing.land(new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.xlsx", bytes)));
    }
}
