package org.ruralwarehouse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.FindingColumn;
import org.ruralwarehouse.submission.SheetLines;

class FindingCsvTest {

    private static final Glossary GLOSSARY = new Glossary(
            Map.of(),
            Map.of("orchard", new Glossary.Dataset("果园台账", Map.of("trees", new Glossary.Column("株数", "tree", true)))));

    private final Path file;
    private final ReportedFindings findings;

    FindingCsvTest(@TempDir Path temp) {
        file = temp.resolve("province/530000.csv");
        findings = new ReportedFindings(temp, GLOSSARY);
    }

    @AfterEach
    void close() {
        findings.close();
    }

    private List<CSVRecord> written() throws IOException {
        new FindingCsv(findings.database).write(file, findings.select());
        String text = Files.readString(file).substring(1);
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
            return parser.getRecords();
        }
    }

    private String found(String text) throws IOException {
        findings.addValues(text, null);
        return written().get(1).get(14);
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
    void puts_an_apostrophe_before_a_text_that_starts_like_a_formula(String text) throws IOException {
        assertThat(found(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-7", "-1234.56", "+86", "-14,051", "-3.5%", "苹果", "1=1", "a@b", "", "'=1"})
    void leaves_numbers_and_plain_text_unchanged(String text) throws IOException {
        assertThat(found(text)).isEqualTo(text);
    }

    @Test
    void shows_invisible_characters_in_the_names_of_packages_and_files() throws IOException {
        findings.add(
                null,
                Map.of(FindingColumn.PACKAGE_NAME, "a\u202Eb\n\u001B[2J", FindingColumn.FILE_NAME, "=果园\u2028 1.csv"));

        assertThat(written().get(1).toList()).contains("a\\u202Eb\\u000A\\u001B[2J", "'=果园\\u2028 1.csv");
    }

    @Test
    void starts_with_a_byte_order_mark_so_that_excel_reads_chinese() throws IOException {
        assertThat(written()).hasSize(1);

        assertThat(Files.readAllBytes(file))
                .startsWith((byte) 0xEF, (byte) 0xBB, (byte) 0xBF)
                .startsWith("\uFEFF省份 province,".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writes_one_row_with_all_columns_for_each_finding() throws IOException {
        findings.view.addSheet(7, new SheetLines("=果园", Map.of("trees", "F")));
        findings.add(null, Map.of(FindingColumn.VALUE_FOUND, "七,\"8\"\n九"));
        List<CSVRecord> records = written();

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
        findings.add(
                null,
                Map.of(
                        FindingColumn.PACKAGE_NAME, "=package",
                        FindingColumn.FILE_NAME, "=file",
                        FindingColumn.COLUMN_NAME, "=column",
                        FindingColumn.VALUE_FOUND, "=found",
                        FindingColumn.VALUE_FOUND_ZH, "=found",
                        FindingColumn.VALUE_EXPECTED, "=expected",
                        FindingColumn.VALUE_EXPECTED_ZH, "=expected"));

        assertThat(written().get(1).toList()).noneMatch(cell -> cell.startsWith("="));
    }

    @Test
    void writes_every_text_so_that_a_csv_parser_returns_it() throws IOException {
        List<String> awkward = List.of(" ", "a,b", "\"", "'", "#1", "!", "a\r\nb", "\uD83C\uDF4E", " x ", "a\"b");
        awkward.forEach(text -> findings.addValues(text, text));

        assertThat(written().stream().skip(1).map(row -> row.get(14))).containsExactlyElementsOf(awkward);
        assertThat(file).content().contains("\r\n");
    }

    @Test
    void writes_the_change_since_the_previous_attempt() throws IOException {
        findings.add("still_there", Map.of());

        assertThat(written().get(1).get(17)).isEqualTo("still_there");
    }
}
