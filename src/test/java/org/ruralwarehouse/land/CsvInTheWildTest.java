package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.testing.PackageBuilder;

/** Typical input files with their outcome; the complete table is in {@code src/docs/csv-in-the-wild.md}. */
class CsvInTheWildTest {

    private static final String HEADER = Landing.HEADER;
    private static final String GOOD = Landing.GOOD_ROW;

    private final Landing landing;

    CsvInTheWildTest(@TempDir Path temp) {
        landing = new Landing(temp);
    }

    private static PackageBuilder packageOf(String text) {
        return new PackageBuilder("yunnan").file(Landing.DATASET, "orchard.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private LandingReceipt land(String text) {
        return Landing.receipt(landing.land(packageOf(text)));
    }

    private Finding rejection(String text) {
        return landing.rejection(packageOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void reads_a_declared_delimiter(String delimiter) {
        String text = (HEADER + "\n" + GOOD + "\n").replace(",", delimiter);
        PackageBuilder builder = packageOf(text)
                .resource(Landing.DATASET, r -> r.putObject("dialect").put("delimiter", delimiter));

        assertThat(Landing.receipt(landing.land(builder)).rowsLanded()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void detects_the_delimiter(String delimiter) {
        LandingReceipt receipt = land((HEADER + "\n" + GOOD + "\n").replace(",", delimiter));

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(receipt.findingsByCode()).isEmpty();
    }

    @Test
    void reads_mixed_line_endings_in_one_file() {
        LandingReceipt receipt = land(HEADER + "\r\n" + GOOD + "\n" + GOOD + "\r" + GOOD + "\r\n");

        assertThat(landing.landed(receipt).rows("source_line")).containsExactly("2", "3", "4");
    }

    @Test
    void quotes_inside_an_unquoted_cell_are_text() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD.replace("第一块", "第\"一\"块") + "\n");

        assertThat(landing.landed(receipt).rows("remark")).containsExactly("第\"一\"块");
    }

    @Test
    void reads_quoted_line_breaks_delimiters_and_quotes() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD.replace("第一块", "\"一,\n\"\"二\"\"\"") + "\n" + GOOD + "\n");

        assertThat(landing.landed(receipt).rows("remark", "source_line")).containsExactly("一,\n\"二\"|2", "第一块|4");
    }

    @Test
    void quarantines_rows_that_are_too_short_or_too_long() {
        LandingReceipt receipt = land(HEADER + "\n" + Landing.ID + ",530113\n" + GOOD + ",more\n" + GOOD + "\n");

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(receipt.findingsByCode())
                .containsExactlyInAnyOrderEntriesOf(Map.of("row_has_wrong_field_count", 2L));
    }

    @Test
    void ignores_delimiters_at_the_end_of_every_line() {
        LandingReceipt receipt = land(HEADER + ",,\n" + GOOD + ",,\n" + GOOD + "\n");

        assertThat(receipt.rowsLanded()).isEqualTo(2);
        assertThat(receipt.findingsByCode()).isEmpty();
    }

    @Test
    void skips_and_counts_lines_of_only_delimiters() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD + "\n\n,,,,,,,,,\n" + GOOD + "\n");

        assertThat(receipt.rowsReceived()).isEqualTo(2);
        assertThat(landing.findings(receipt).rows("finding_code", "found_message", "value_found"))
                .containsExactly("blank_rows_skipped|rows|[\"1\"]");
    }

    @Test
    void skips_the_preamble_and_quarantines_the_total_row() {
        LandingReceipt receipt = land("果园台账,,,,,,,,,\n单位：株,,,,,,,,,\n" + HEADER + "\n" + GOOD + "\n合计,,,,120,,,,,\n");

        assertThat(landing.landed(receipt).rows("source_line")).containsExactly("4");
        assertThat(receipt.findingsByCode())
                .containsExactlyInAnyOrderEntriesOf(Map.of("preamble_skipped", 1L, "total_row", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位：万株", "单位：千元", "（单位 ：万元）", "计量单位:百\u3000人", "单位（亿元）"})
    void reports_a_unit_line_that_differs_from_the_contract(String line) {
        assertThat(land(line + "\n" + HEADER + "\n" + GOOD + "\n").findingsByCode())
                .containsKeys("preamble_skipped", "unit_line_differs");
    }

    @ParameterizedTest
    @ValueSource(strings = {"单位：元", "填报单位：百色市", "报送单位 ：千阳县", "编制单位：万宁市"})
    void does_not_report_the_unit_of_the_contract_or_an_office_name(String line) {
        assertThat(land(line + "\n" + HEADER + "\n" + GOOD + "\n").findingsByCode())
                .containsKey("preamble_skipped")
                .doesNotContainKey("unit_line_differs");
    }

    @Test
    void quarantines_a_footer_whose_words_are_in_the_contract() {
        landing.warehouse().replaceInContract("footerRows: [填报人]\nmissingValues", "missingValues");

        LandingReceipt receipt = land(HEADER + "\n" + GOOD + "\n填报人：某某,,,,,,,,,\n");

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(receipt.findingsByCode()).containsExactlyInAnyOrderEntriesOf(Map.of("footer_row", 1L));
    }

    @Test
    void quarantines_an_unknown_footer_with_a_finding() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD + "\n注：本表一式两份\n");

        assertThat(receipt.rowsQuarantined()).isEqualTo(1);
        assertThat(receipt.findingsByCode()).containsKey("row_has_wrong_field_count");
    }

    @Test
    void rejects_a_header_over_two_lines() {
        String upper = "证件号码,地块代码,栽种日期,年度,产出,,,,,";
        String lower = ",,,,株数,产量（千克）,成活率,是否灌溉,品种,备注";

        assertThat(rejection(upper + "\n" + lower + "\n" + GOOD + "\n").code()).isEqualTo("header_in_two_lines");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "证件号码,地块代码,年度 > header_missing_column",
                "证件号码,身份证号,地块代码,年度,株数 > header_duplicate_column",
                "证件号码,姓名,地块代码,年度,株数 > personal_data_column",
                "a,b,c > header_not_found",
                "璇佷欢鍙风爜锟斤拷,x > text_garbled",
            })
    void rejects_unusable_headers(String header, String code) {
        assertThat(rejection(header + "\n" + GOOD + "\n").code()).isEqualTo(code);
    }

    @Test
    void reads_reordered_renamed_and_additional_columns() {
        LandingReceipt receipt = land("株数,年度,place_code,身份证号, 颜色 \n7,2022,530113," + Landing.ID + ",绿\n");

        assertThat(landing.landed(receipt).rows("trees", "season", "place_code"))
                .containsExactly("7|2022|530113");
        assertThat(receipt.findingsByCode()).containsExactlyInAnyOrderEntriesOf(Map.of("unexpected_column", 1L));
    }

    @Test
    void quarantines_a_row_with_a_nul_character() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD.replace("530113", "530\u0000113") + "\n" + GOOD + "\n");

        assertThat(receipt.rowsLanded()).isEqualTo(1);
        assertThat(receipt.rowsQuarantined()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\n\n\n"})
    void reports_a_file_with_only_a_header(String end) {
        LandingReceipt receipt = land(HEADER + end);

        assertThat(receipt.rowsReceived()).isZero();
        assertThat(receipt.findingsByCode()).containsExactlyInAnyOrderEntriesOf(Map.of("file_without_rows", 1L));
    }

    @Test
    void reads_a_last_line_without_a_line_ending() {
        assertThat(land(HEADER + "\n" + GOOD).rowsLanded()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                // field > value as sent > value as landed > normalized
                "yield_kg > １２３４ > 1234.00 > true",
                "yield_kg > 12345.60 > 12345.60 > false",
                "yield_kg > \"12,345.60\" > 12345.60 > true",
                "yield_kg > 1.5E+3 > 1500.00 > true",
                "yield_kg > — > ~ > false",
                "yield_kg > - > ~ > false",
                "trees > 120.0 > 120 > true",
                "survival_rate > 75% > 75.0 > true",
                "survival_rate > ７５％ > 75.0 > true",
                "place_code > 530113.0 > 530113 > true",
                "place_code > 530113000000 > 530113 > true",
                "season > 2022年 > 2022 > true",
                "season > 2022.0 > 2022 > true",
                "planted_on > 2022/3/9 > 2022-03-09 > true",
                "planted_on > 2022年3月9日 > 2022-03-09 > true",
                "planted_on > 20220309 > 2022-03-09 > true",
                "planted_on > 2022.3.9 > 2022-03-09 > true",
            })
    void reads_the_common_spellings_of_values(String field, String sent, String landed, boolean isNormalized) {
        LandingReceipt receipt = land(HEADER + "\n" + with(field, sent) + "\n");

        assertThat(landing.landed(receipt).rows(field)).containsExactly(landed);
        assertThat(receipt.findingsByCode().containsKey("value_normalized")).isEqualTo(isNormalized);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "yield_kg > \"1,23\" > type_invalid",
                "yield_kg > 75% > type_invalid",
                "yield_kg > / > type_invalid",
                "yield_kg > 约3300 > type_invalid",
                "yield_kg > 3300① > type_invalid",
                "yield_kg > 3300² > type_invalid",
                "place_code > 53011③ > pattern_mismatch",
                "season > 202② > type_invalid",
                "trees > 1.5 > type_invalid",
                "place_code > 530113001000 > pattern_mismatch",
                "planted_on > 3/9/2022 > type_invalid",
                "planted_on > 2022年3月9②日 > type_invalid",
                "planted_on > 44632 > type_invalid",
                "planted_on > 2022-02-30 > type_invalid",
            })
    void quarantines_rows_with_ambiguous_or_invalid_values(String field, String sent, String code) {
        LandingReceipt receipt = land(HEADER + "\n" + with(field, sent) + "\n");

        assertThat(receipt.rowsQuarantined()).isEqualTo(1);
        assertThat(receipt.findingsByCode()).containsExactlyInAnyOrderEntriesOf(Map.of(code, 1L));
    }

    @Test
    void a_slash_is_a_missing_value_if_the_contract_declares_it() {
        landing.warehouse().replaceInContract("missingValues: [\"\", \"/\"]", "missingValues: [\"\", \"-\", \"—\"]");

        assertThat(landing.landed(land(HEADER + "\n" + with("yield_kg", "/") + "\n"))
                        .rows("yield_kg"))
                .containsExactly("~");
    }

    @Test
    void converts_values_if_the_header_has_a_larger_unit_of_the_contract() {
        String header = HEADER.replace("产量（千克）", "产量（吨）");
        assertThat(land(header + "\n" + GOOD + "\n").findingsByCode()).containsKey("unexpected_column");

        landing.warehouse().replaceInContract("unit: kilogram\n    multiples: { 吨: 3 }", "unit: kilogram");
        LandingReceipt receipt = Landing.receipt(landing.land(
                packageOf(header + "\n" + with("yield_kg", "1.5") + "\n").attempt(2)));

        assertThat(landing.landed(receipt).rows("yield_kg")).containsExactly("1500.00");
        assertThat(receipt.findingsByCode()).containsExactlyInAnyOrderEntriesOf(Map.of("value_normalized", 1L));
    }

    @Test
    void nul_bytes_at_the_end_of_a_file_are_not_a_blank_line() {
        LandingReceipt receipt = land(HEADER + "\n" + GOOD + "\n" + "\0".repeat(4096));

        assertThat(receipt.rowsReceived()).isEqualTo(2);
        assertThat(receipt.findingsByCode())
                .containsExactlyInAnyOrderEntriesOf(Map.of("row_has_wrong_field_count", 1L));
    }

    private static String with(String field, String value) {
        List<String> fields =
                List.of("keeper_id", "place_code", "planted_on", "season", "trees", "yield_kg", "survival_rate");
        String[] cells = GOOD.split(",");
        cells[fields.indexOf(field)] = value;
        return String.join(",", cells);
    }
}
