package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.header.HeaderMapping;
import org.ruralwarehouse.land.header.HeaderNames;
import org.ruralwarehouse.privacy.PseudonymKey;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.TinyWarehouse;

class ControlTotalCheckTest {

    private final TinyWarehouse warehouse;

    ControlTotalCheckTest(@TempDir Path temp) {
        warehouse = TinyWarehouse.in(temp);
    }

    /** Mismatches after reading rows of {@code trees,yield_kg}. */
    private List<String> mismatches(Map<String, String> declared, String... rows) throws IOException {
        Contract contract = warehouse.definition().contracts().get(0);
        HeaderMapping header =
                new HeaderNames(contract, Set.of()).map("keeper_id,place_code,season,trees,yield_kg".split(","), 1);
        RowReader reader = new RowReader(
                contract,
                header,
                new FieldReaders(
                        contract,
                        LocalDate.of(2022, 12, 31),
                        new PseudonymKey(new byte[32]),
                        Map.of(contract.foreignKeys().get(0).reference(), Set.of("530113"))));
        Map<String, BigDecimal> totals = new HashMap<>();
        declared.forEach((field, total) -> totals.put(field, new BigDecimal(total)));
        ControlTotalCheck sums = new ControlTotalCheck(contract, reader, totals);
        for (String row : rows) {
            reader.read(Csv.row("11010519491231002X,530113,2022," + row));
            sums.add(reader.row());
        }
        return sums.mismatches().stream()
                .map(d -> d.field() + " " + English.text(d.found()) + " " + English.text(d.expected()))
                .toList();
    }

    @Test
    void equal_totals_match_regardless_of_notation() throws IOException {
        assertThat(mismatches(Map.of("trees", "12.0", "yield_kg", "3.5"), "5,1.25", "7,2.25"))
                .isEmpty();
    }

    @Test
    void reports_a_mismatch_with_both_values() throws IOException {
        assertThat(mismatches(Map.of("yield_kg", "3.51"), "5,1.25", "7,2.25")).containsExactly("yield_kg 3.50 3.51");
    }

    @Test
    void sums_readable_values_of_all_rows_including_quarantined_ones() throws IOException {
        assertThat(mismatches(Map.of("trees", "200007"), "x,1", "-,1", "200000,1", "7,1"))
                .isEmpty();
    }

    @Test
    void negative_values_are_subtracted() throws IOException {
        assertThat(mismatches(Map.of("yield_kg", "-1"), "5,1.25", "7,-2.25")).isEmpty();
    }

    @Test
    void sums_beyond_64_bits_are_exact() throws IOException {
        warehouse.replaceInContract("constraints: {}", "constraints: { minimum: -1000000, maximum: 1000000 }");
        String[] rows = new String[30];
        Arrays.fill(rows, "1,9999999999999999.99");

        assertThat(mismatches(Map.of("yield_kg", "299999999999999999.70"), rows))
                .isEmpty();
        assertThat(mismatches(Map.of("yield_kg", "299999999999999999.71"), rows))
                .containsExactly("yield_kg 299999999999999999.70 299999999999999999.71");
    }

    @Test
    void ignores_an_id_number_in_a_cell_and_masks_a_declared_one() throws IOException {
        assertThat(mismatches(
                        Map.of("trees", "110105194912310021"), "１１０１０５１９４９１２３１００２１,1", "110105491231002,1", "7,1"))
                .containsExactly("trees 7 ******************");
    }

    @Test
    void reports_totals_of_unknown_and_non_numeric_fields() throws IOException {
        assertThat(mismatches(Map.of("variety", "1", "season", "1", "colour", "1", "trees", "5"), "5,1"))
                .containsExactly(
                        "colour no column of numbers 1",
                        "season no column of numbers 1",
                        "variety no column of numbers 1");
    }
}
