package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.submission.SheetLines;

class FindingViewTest {

    private final ReportedFindings findings;

    FindingViewTest(@TempDir Path temp) {
        findings = new ReportedFindings(
                temp,
                new Glossary(
                        Map.of(),
                        Map.of(
                                "orchard",
                                new Glossary.Dataset(
                                        "果园台账",
                                        Map.of(
                                                "trees", new Glossary.Column("株数", "tree", true),
                                                "plot", new Glossary.Column("地块", null, false))))));
    }

    @AfterEach
    void close() {
        findings.close();
    }

    private PackageReport.Place place() {
        return findings.database.query(findings.select(), PlaceReader::read).get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10|7|+3",
                "7|10|-3",
                "9813.71|9813.7|+0.01",
                "1,234.5|1234.5|0.0",
                "-5|+5|-10",
                "0.5|0.25|+0.25",
                "999999999999999999999999999|1|+999999999999999999999999998"
            })
    void subtracts_amounts(String found, String expected, String difference) {
        findings.addValues(found, expected);

        assertThat(place().difference()).isEqualTo(difference);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,34|1",
                "七|7",
                "1e99|1",
                "10|",
                "|7",
                "--1|1",
                "1.12345678901|1",
                "9999999999999999999999999999|1"
            })
    void has_no_difference_for_values_that_cannot_be_subtracted(String found, String expected) {
        findings.addValues(found, expected);

        assertThat(place().difference()).isNull();
    }

    @Test
    void subtracts_the_parameters_of_the_same_message() {
        findings.add(
                null,
                Map.of(
                        FindingColumn.VALUE_FOUND, "1,048 rows",
                        FindingColumn.FOUND_MESSAGE, "rows",
                        FindingColumn.FOUND_PARAMETERS, "[\"1048\"]",
                        FindingColumn.VALUE_EXPECTED, "1,049 rows",
                        FindingColumn.EXPECTED_MESSAGE, "rows",
                        FindingColumn.EXPECTED_PARAMETERS, "[\"1049\"]"));

        assertThat(place().difference()).isEqualTo("-1");
    }

    @Test
    void has_no_difference_for_different_messages() {
        findings.add(
                null,
                Map.of(
                        FindingColumn.VALUE_FOUND, "10",
                        FindingColumn.VALUE_EXPECTED, "at most 7",
                        FindingColumn.EXPECTED_MESSAGE, "at_most",
                        FindingColumn.EXPECTED_PARAMETERS, "[\"7\"]"));

        assertThat(place().difference()).isNull();
    }

    @Test
    void has_no_difference_in_a_column_of_codes() {
        findings.addValues("12", "5");
        findings.database.execute("update finding set column_name = 'plot'");

        assertThat(place().difference()).isNull();
        assertThat(place().columnTitle()).isEqualTo("地块");
    }

    @Test
    void locates_the_cell_of_a_workbook() {
        findings.view.addSheet(7, new SheetLines("果园", Map.of("trees", "F")));
        findings.add(null, Map.of());
        findings.add(null, Map.of(FindingColumn.COLUMN_NAME, "keeper_id, place_code"));
        findings.add(null, Map.of(FindingColumn.SUBMISSION_KEY, 8L));

        List<PackageReport.Place> places = findings.database.query(findings.select(), PlaceReader::read);

        assertThat(places).extracting(PackageReport.Place::sheet).containsExactly("果园", "果园", null);
        assertThat(places).extracting(PackageReport.Place::cell).containsExactly("F7", null, null);
    }
}
