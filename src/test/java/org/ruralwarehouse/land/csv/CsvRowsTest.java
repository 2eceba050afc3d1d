package org.ruralwarehouse.land.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;
import org.ruralwarehouse.land.source.SourceRows;

class CsvRowsTest {

    /** Each record as its line and its cells. */
    private static List<String> rows(String text, char delimiter) throws IOException {
        List<String> rows = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (SourceRows source = new CsvRows(in, StandardCharsets.UTF_8, delimiter)) {
            for (SourceRow row = source.next(); row != null; row = source.next()) {
                rows.add(row.line() + ": " + String.join("|", row.cells()));
            }
        }
        return rows;
    }

    private static List<String> rows(String text) throws IOException {
        return rows(text, ',');
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void line_numbers_start_at_1_for_every_line_ending(String end) throws IOException {
        assertThat(rows(String.join(end, "a,b", "1,2", "3,4"))).containsExactly("1: a|b", "2: 1|2", "3: 3|4");
        assertThat(rows(String.join(end, "a,b", "1,2", "3,4") + end)).containsExactly("1: a|b", "2: 1|2", "3: 3|4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void a_row_with_quoted_line_breaks_has_the_line_of_its_first_cell(String end) throws IOException {
        String text = String.join(end, "a,b", "\"1", "one\",2", "3,4");

        assertThat(rows(text)).containsExactly("1: a|b", "2: 1" + end + "one|2", "4: 3|4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void blank_lines_are_not_rows_but_count_as_lines(String end) throws IOException {
        assertThat(rows(String.join(end, "", "a,b", "", " ", "1,2", "", ""))).containsExactly("2: a|b", "5: 1|2");
    }

    @Test
    void quoted_cells_may_contain_delimiters_and_quotes() throws IOException {
        assertThat(rows("\"14,051\",\"he said \"\"no\"\"\"\n")).containsExactly("1: 14,051|he said \"no\"");
    }

    @ParameterizedTest
    @ValueSource(chars = {';', '\t', '|'})
    void reads_a_declared_delimiter(char delimiter) throws IOException {
        assertThat(rows("a" + delimiter + "b,c", delimiter)).containsExactly("1: a|b,c");
    }

    @Test
    void an_empty_file_has_no_rows() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\n\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,\"2\"x\n", "a,b\n1,\"never closed\n3,4\n"})
    void rejects_a_misplaced_quote_with_its_line(String text) {
        FileRejectedException rejection = catchThrowableOfType(FileRejectedException.class, () -> rows(text));

        assertThat(rejection).isNotNull();
        assertThat(rejection.code()).isEqualTo("csv_malformed");
        assertThat(rejection.line()).isEqualTo(2);
    }

    @Test
    void line_numbers_are_correct_after_many_rows() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 20_000; i++) {
            text.append(i).append(",\"第").append(i).append("行\"\r\n");
        }

        List<String> rows = rows(text.toString());

        assertThat(rows).hasSize(20_000);
        assertThat(rows.get(19_999)).isEqualTo("20000: 20000|第20000行");
    }
}
