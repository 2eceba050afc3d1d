package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ResidentIds;

class LandStageTest {

    private static final String GOOD = Landing.GOOD_ROW;
    private static final String ID = Landing.ID;

    private final Landing landing;

    LandStageTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    @Test
    void rows_land_with_all_values() {
        LandingReceipt receipt = landing.landRows(GOOD);

        assertThat(landing.landed(receipt)
                        .rows(
                                "sex",
                                "birth_year",
                                "place_code",
                                "planted_on",
                                "season",
                                "trees",
                                "yield_kg",
                                "survival_rate",
                                "is_irrigated",
                                "variety",
                                "remark",
                                "source_line"))
                .containsExactly("female|1949|530113|2022-03-12|2022|120|1500.50|98.5|true|apple|第一块|2");
    }

    @Test
    void missing_optional_values_land_as_null() {
        LandingReceipt receipt = landing.landRows(ID + ",530113,,2022,7,-,—,,,");

        assertThat(landing.landed(receipt)
                        .rows("planted_on", "yield_kg", "survival_rate", "is_irrigated", "variety", "remark"))
                .containsExactly("~|~|~|~|~|~");
    }

    @Test
    void the_receipt_counts_every_row_and_every_finding() {
        LandingReceipt receipt = landing.landRows(
                GOOD,
                ResidentIds.withWrongCheckDigit(ID) + ",530113,,2022,7,,,,,",
                ID + ",530199,,1999,x,,,,,",
                GOOD,
                "合计,,,,127,,,,,");

        assertThat(receipt.rowsReceived()).isEqualTo(5);
        assertThat(receipt.rowsLanded()).isEqualTo(2);
        assertThat(receipt.rowsQuarantined()).isEqualTo(3);
        assertThat(receipt.findingsByCode())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "id_number_invalid", 1L,
                        "unknown_region_code", 1L,
                        "value_out_of_range", 1L,
                        "type_invalid", 1L,
                        "total_row", 1L));
        assertThat(receipt.encoding()).isEqualTo("UTF-8");
        assertThat(receipt.contractVersion()).isEqualTo("1.0.0");
    }

    @Test
    void each_row_has_its_source_line() {
        LandingReceipt receipt = landing.landRows(
                GOOD, "", ID + ",530113,,2022,7,,,,,\"two\r\nlines\"", GOOD, "x,530113,,2022,7,,,,,", GOOD);

        assertThat(landing.landed(receipt).rows("source_line")).containsExactly("2", "4", "6", "8");
        assertThat(landing.quarantined(receipt).rows("source_line", "finding_codes"))
                .containsExactly("7|id_number_invalid");
    }

    @Test
    void a_quarantined_row_has_all_cells_as_sent_and_all_findings() {
        LandingReceipt receipt = landing.landRows(ID + ",530199,,1999,七,\"1,23\",98.5,也许,桃,备注");

        assertThat(landing.quarantined(receipt)
                        .rows(
                                "place_code",
                                "season",
                                "trees",
                                "yield_kg",
                                "is_irrigated",
                                "variety",
                                "remark",
                                "sex",
                                "birth_year",
                                "keeper_key_low is not null"))
                .containsExactly("530199|1999|七|1,23|也许|桃|备注|female|1949|true");
        assertThat(landing.findings(receipt).rows("source_line", "column_name", "finding_code", "value_found"))
                .containsExactlyInAnyOrder(
                        "2|place_code|unknown_region_code|530199",
                        "2|season|value_out_of_range|1999",
                        "2|trees|type_invalid|七",
                        "2|yield_kg|type_invalid|1,23",
                        "2|is_irrigated|value_not_in_list|也许",
                        "2|variety|value_not_in_list|桃");
    }

    @Test
    void a_row_of_the_wrong_width_is_quarantined_as_one_text() {
        LandingReceipt receipt = landing.landRows(ID + ",530113,,2022,7", GOOD + ",more", GOOD + ",, ,");

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(receipt.findingsByCode()).containsEntry("row_has_wrong_field_count", 2L);
        assertThat(landing.quarantined(receipt).rows("source_line", "record_text"))
                .first()
                .isEqualTo("2|" + "*".repeat(18) + "| 530113 |  | 2022 | 7");
    }

    @Test
    void quarantines_a_row_without_a_required_value() {
        LandingReceipt receipt = landing.landRows(",530113,,2022,7,,,,,");

        assertThat(landing.findings(receipt).rows("finding_code", "column_name", "severity", "effect"))
                .containsExactly("required_value_missing|keeper_id|error|row_quarantined");
    }

    @Test
    void a_violation_of_warning_severity_lands_the_row_without_the_value() {
        LandingReceipt receipt = landing.landRows(ID + ",530113,,2022,7,,,,," + "长".repeat(41));

        assertThat(landing.landed(receipt).rows("trees", "remark")).containsExactly("7|~");
        assertThat(landing.findings(receipt).rows("finding_code", "severity", "effect"))
                .containsExactly("text_too_long|warning|reported");
    }

    @Test
    void normalized_cells_are_counted_once_per_column() {
        LandingReceipt receipt =
                landing.landRows(ID + ",530113.0,2022/3/12,2022,\"1,200\",,,,,", ID + ",530129,,2022,１２０,,,,,");

        assertThat(landing.landed(receipt).rows("place_code", "trees")).containsExactly("530113|1200", "530129|120");
        assertThat(landing.findings(receipt).rows("finding_code", "column_name", "value_found", "source_line"))
                .containsExactlyInAnyOrder(
                        "value_normalized|place_code|[\"1\"]|~",
                        "value_normalized|planted_on|[\"1\"]|~",
                        "value_normalized|trees|[\"2\"]|~");
    }

    @Test
    void an_unexpected_column_is_reported_and_does_not_land() {
        LandingReceipt receipt = Landing.receipt(landing.land(
                new PackageBuilder("yunnan").csv(Landing.DATASET, "颜色,证件号码,地块代码,年度,株数", "绿," + ID + ",530113,2022,7")));

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(landing.findings(receipt).rows("finding_code", "column_name", "effect"))
                .containsExactly("unexpected_column|颜色|reported");
        assertThat(landing.landed(receipt).types()).doesNotContainKey("颜色");
    }

    @Test
    void reports_row_counts_and_control_totals_that_differ() {
        LandingReceipt receipt =
                Landing.receipt(landing.land(Landing.packageOf(GOOD, GOOD).resource(Landing.DATASET, r -> {
                    r.put("rural:rows", 3);
                    r.putObject("rural:controlTotals").put("trees", 240).put("yield_kg", new BigDecimal("3001.01"));
                })));

        assertThat(landing.findings(receipt).rows("finding_code", "column_name", "value_found", "value_expected"))
                .containsExactlyInAnyOrder(
                        "row_count_differs|~|[\"2\"]|[\"3\"]", "control_total_differs|yield_kg|3001.00|3001.01");
    }

    @Test
    void reports_a_control_total_of_an_unknown_column() {
        PackageBuilder builder = Landing.packageOf(GOOD)
                .resource(
                        Landing.DATASET, r -> r.putObject("rural:controlTotals").put("tree", 120));

        assertThat(Landing.receipt(landing.land(builder)).findingsByCode())
                .containsExactlyInAnyOrderEntriesOf(Map.of("control_total_differs", 1L));
    }

    @Test
    void a_file_with_only_a_header_lands_empty() {
        LandingReceipt receipt = landing.landRows();

        assertThat(receipt.rowsReceived()).isZero();
        assertThat(landing.landed(receipt).rows()).isEmpty();
        assertThat(landing.landed(receipt).types()).containsKeys("keeper_key_high", "keeper_key_low");
    }

    @Test
    void landing_is_idempotent() {
        LandingReceipt first = landing.landRows(GOOD);
        Path folder = landing.folder(first.submission());
        String digest = new FileTree(folder).sha256();

        LandingReceipt second = landing.landRows(GOOD);

        assertThat(second.rowsLanded()).isEqualTo(first.rowsLanded());
        assertThat(new FileTree(folder).sha256()).isEqualTo(digest);
    }

    @Test
    void landing_is_deterministic() {
        LandingReceipt receipt = landing.landRows(GOOD, "x", GOOD);
        Path folder = landing.folder(receipt.submission());
        String digest = new FileTree(folder).sha256();
        new FileTree(folder).delete();

        landing.landRows(GOOD, "x", GOOD);

        assertThat(new FileTree(folder).sha256()).isEqualTo(digest);
    }

    @Test
    void replaces_the_incomplete_folder_of_a_killed_run() throws Exception {
        LandingReceipt receipt = landing.landRows(GOOD);
        Submission submission = receipt.submission();
        Files.delete(landing.folder(submission).resolve(LandedFiles.RECEIPT));
        Path leftOver = Files.createDirectories(landing.staging().resolve(String.valueOf(submission.key())));
        Files.writeString(leftOver.resolve(LandedFiles.ROWS), "half a file");

        LandingOutcome again = landing.land(Landing.packageOf(GOOD));

        assertThat(Landing.receipt(again).rowsLanded()).isEqualTo(1);
        assertThat(landing.folder(submission).resolve(LandedFiles.RECEIPT)).exists();
        assertThat(leftOver).doesNotExist();
    }

    @Test
    void a_zip_lands_like_a_directory() {
        LandingReceipt receipt = Landing.receipt(landing.landZip(Landing.packageOf(GOOD)));

        assertThat(receipt.rowsLanded()).isEqualTo(1);
    }
}
