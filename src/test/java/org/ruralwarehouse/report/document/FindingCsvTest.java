package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.submission.SheetLines;

class FindingCsvTest {

    private static final Glossary GLOSSARY = new Glossary(
            Map.of(),
            Map.of("orchard", new Glossary.Dataset("果园台账", Map.of("trees", new Glossary.Column("株数", "tree", true)))),
            List.of(new Glossary.Phrase(Pattern.compile("a whole number"), "整数")));

    private static final Map<String, SheetLines> SHEETS =
            Map.of("orchard", new SheetLines("=果园", Map.of("trees", "F")));

    private final Path file;

    FindingCsvTest(@TempDir Path temp) {
        file = temp.resolve("province/530000.csv");
    }

    private List<CSVRecord> written(ReportRow... rows) throws IOException {
        try (FindingCsv csv = new FindingCsv(file, new FindingLocalizer(GLOSSARY, SHEETS))) {
            for (ReportRow row : rows) {
                csv.write(row);
            }
        }
        String text = Files.readString(file).substring(1);
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "＋1+1",
                "－2+3",
                "＠SUM(A1)",
                "-",
                "+"
            })
    void puts_an_apostrophe_before_a_text_that_starts_like_a_formula(String text) {
        assertThat(FindingCsv.escapeFormula(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-7", "-1234.56", "+86", "-14,051", "-3.5%", "苹果", "1=1", "a@b", "", "'=1"})
    void leaves_numbers_and_plain_text_unchanged(String text) {
        assertThat(FindingCsv.escapeFormula(text)).isEqualTo(text);
    }

    @Test
    void returns_null_for_null() {
        assertThat(FindingCsv.escapeFormula(null)).isNull();
    }

    @Test
    void starts_with_a_byte_order_mark_so_that_excel_reads_chinese() throws IOException {
        written();

        assertThat(Files.readAllBytes(file))
                .startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF)
                .startsWith("\uFEFF省份 province,".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writes_one_row_with_all_columns_for_each_finding() throws IOException {
        List<CSVRecord> records = written(ReportRows.of("type_invalid", 7L, "七,\"8\"\n九"));

        assertThat(records).hasSize(2);
        assertThat(records.get(1).size()).isEqualTo(records.get(0).size());
        assertThat(records.get(1).toList())
                .containsExactly(
                        "530000",
                        "2022",
                        "orchard",
                        "yunnan",
                        "1",
                        "orchard.csv",
                        "7",
                        "'=果园",
                        "F7",
                        "trees",
                        "株数",
                        "type_invalid",
                        "error",
                        "row_quarantined",
                        "七,\"8\"\n九",
                        "a whole number",
                        "",
                        "",
                        "",
                        "整数",
                        "问题",
                        "更正",
                        "problem",
                        "fix");
    }

    @Test
    void escapes_formulas_in_every_column_that_a_sender_can_fill() throws IOException {
        ReportRow hostile = new ReportRow(
                ReportRows.group("type_invalid", "error", "=package", "=file", "=column"),
                7L,
                "=found",
                "=expected",
                null);

        assertThat(written(hostile).get(1).toList()).noneMatch(cell -> cell.startsWith("="));
    }

    @Test
    void writes_the_difference_of_two_amounts() throws IOException {
        ReportRow row = new ReportRow(
                ReportRows.group("components_differ", "error", "yunnan", "orchard.csv", "trees"),
                7L,
                "1200",
                "1250.5",
                "new");

        assertThat(written(row).get(1).toList().subList(14, 18)).containsExactly("1200", "1250.5", "-50.5", "new");
    }

    @Test
    void leaves_the_difference_empty_in_a_column_of_codes() throws IOException {
        ReportRow measure = new ReportRow(
                ReportRows.group("too_many", "error", "yunnan", "orchard.csv", "trees"), 7L, "12", "5", null);
        ReportRow code = new ReportRow(
                ReportRows.group("too_many", "error", "yunnan", "orchard.csv", "plot"), 7L, "12", "5", null);

        List<CSVRecord> records = written(measure, code, measure);

        assertThat(records.stream().skip(1).map(row -> row.get(16))).containsExactly("+7", "", "+7");
    }

    @Test
    void writes_the_same_bytes_as_commons_csv() throws IOException {
        String[] awkward = {"", " ", "a,b", "\"", "'", "#1", "!", "a\r\nb", "二\u0000", "\uD83C\uDF4E", " x ", null};
        List<ReportRow> rows = new ArrayList<>();
        for (String found : awkward) {
            for (String expected : awkward) {
                rows.add(new ReportRow(
                        ReportRows.group("type_invalid", "error", "#yunnan", "a \"b\", c.csv", "trees"),
                        7L,
                        found,
                        expected,
                        "still_there"));
            }
        }
        List<CSVRecord> records = written(rows.toArray(ReportRow[]::new));

        StringBuilder printed = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(printed, CSVFormat.RFC4180)) {
            printer.printRecords(records);
        }
        assertThat(file).content().isEqualTo(printed.toString());
    }

    @Test
    void writes_more_distinct_values_than_the_cache_holds() throws IOException {
        ReportRow[] rows = LongStream.range(0, 20_000)
                .mapToObj(i -> ReportRows.of("type_invalid", i, "x" + i % 9_000))
                .toArray(ReportRow[]::new);

        List<CSVRecord> records = written(rows);

        assertThat(records).hasSize(rows.length + 1);
        for (int i = 0; i < rows.length; i++) {
            assertThat(records.get(i + 1).get(6)).isEqualTo(String.valueOf(i));
            assertThat(records.get(i + 1).get(14)).isEqualTo("x" + i % 9_000);
        }
    }
}
