package org.ruralwarehouse.land;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.submission.LandingOutcome;
import org.ruralwarehouse.submission.LandingReceipt;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.ResidentIds;

/** No ID number is written to any file, in any spelling; a person has one pseudonym per key. */
class LandPrivacyTest {

    private final Path temp;
    private final Landing landing;

    LandPrivacyTest(@TempDir Path temp) {
        this.temp = temp;
        landing = new Landing(temp);
    }

    /** The content of all landed files: their bytes, and the decompressed content of Parquet. */
    private String allThatWasWritten() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : new FileTree(temp.resolve("landed")).files()) {
            all.append(file).append('\n').append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            if (file.toString().endsWith(".parquet")) {
                all.append(new ParquetFile(file).text());
            }
        }
        return all.toString();
    }

    private void assertNotWritten(List<String> numbers) throws IOException {
        String written = allThatWasWritten();
        assertThat(written).contains("rows.parquet", "quarantine.parquet", "findings.parquet", "receipt.json");
        for (String number : numbers) {
            // Region and last four characters may be shown; date of birth and sequence number together identify the
            // person.
            assertThat(written).doesNotContain(number).doesNotContain(number.substring(6, 16));
        }
    }

    @Test
    void the_search_of_this_test_finds_text_in_parquet() throws IOException {
        landing.landRows(Landing.ID + ",530113,,2022,7,,,,,remark-to-find");

        assertThat(allThatWasWritten()).contains("remark-to-find");
    }

    @Test
    void no_id_number_of_a_valid_or_invalid_row_is_written() throws IOException {
        List<String> numbers = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String good = ResidentIds.of("530113", "19870" + (i % 9 + 1) + "15", i);
            String bad = ResidentIds.withWrongCheckDigit(ResidentIds.of("530129", "19910615", i));
            numbers.add(good);
            numbers.add(bad);
            rows.add(good + ",530113,,2022,7,,,,,");
            rows.add(good + ",999999,,2022,7,,,,,");
            rows.add(bad + ",530113,,2022,7,,,,,");
        }
        LandingReceipt receipt = landing.landRows(rows.toArray(String[]::new));

        assertThat(receipt.rowsLanded()).isEqualTo(40);
        assertThat(receipt.rowsQuarantined()).isEqualTo(80);
        assertNotWritten(numbers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s,%s,,2022,7,,,,,",
                "%s,530113,%s,2022,7,,,,,",
                "%s,530113,,%s,7,,,,,",
                "%s,530113,,2022,%s,,,,,",
                "%s,530113,,2022,7,%s,,,,",
                "%s,530113,,2022,7,,,%s,,",
                "%s,530113,,2022,7,,,,%s,",
                "%s,530113,,2022,7,,,,,%s",
                "%s,530113,,2022,7,,,,,本人证件%s请核对",
                "%s,530113,,2022,7,,,,,%s,too,many,cells",
                "合计,%s",
                "too few cells %s",
            })
    void no_id_number_in_the_wrong_cell_is_written(String form) throws IOException {
        String number = ResidentIds.of("530113", "19870615", 18);
        landing.landRows(form.replace("%s", number));

        assertNotWritten(List.of(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"１１０１０５１９４９１２３１００２１", "+110105194912310021", "110105194912310021.0", "110105491231002"})
    void an_id_number_in_a_number_field_is_not_summed(String number) throws IOException {
        LandingReceipt receipt = Landing.receipt(landing.land(
                Landing.packageOf(Landing.GOOD_ROW, Landing.ID + ",530113,,2022," + number + "," + number + ",,,,")
                        .resource(Landing.DATASET, resource -> resource.putObject("rural:controlTotals")
                                .put("trees", 1)
                                .put("yield_kg", 1))));

        assertThat(receipt.controlTotals().get("trees")).isEqualByComparingTo("120");
        assertThat(allThatWasWritten()).contains("control_total_differs").doesNotContain("491231");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B", "\u00AD", ".", "·", "_", "/", "\u0085", "\uFE0F"})
    void no_id_number_with_separators_is_written(String between) throws IOException {
        String number = String.join(between, "110105", "19491231", "002X");
        landing.landRows(
                Landing.ID + ",530113,,2022,7,,,,," + number,
                Landing.ID + ",999999,,2022,7,,,,," + number,
                Landing.ID + ",530113,1101051949,1231002X");

        assertThat(allThatWasWritten())
                .contains("personal_data_in_value")
                .doesNotContain("19491231")
                .doesNotContain("1101051949");
    }

    @Test
    void a_declared_public_identifier_lands_and_an_invalid_one_is_masked_and_quarantined() throws IOException {
        String idNumber = ResidentIds.of("530113", "19870615", 18);
        landing.warehouse()
                .replaceInContract(
                        "format: social_credit_code\n    description: Code of the cooperative",
                        "description: Anything else\n    severity: warning\n    constraints: { maxLength: 40 }");
        String rowBegin = Landing.ID + ",530113,,2022,7,,,,,";
        LandingReceipt receipt = landing.landRows(
                rowBegin + "91110108551385082q",
                rowBegin + "914403001922038216",
                rowBegin + "91440300192203821X",
                rowBegin + "陈一" + idNumber,
                rowBegin + idNumber);

        assertThat(landing.landed(receipt).rows("remark")).containsExactly("91110108551385082Q", "914403001922038216");
        assertThat(landing.findings(receipt).rows("source_line", "finding_code", "value_found"))
                .contains(
                        "4|pattern_mismatch|914403********821X",
                        "6|personal_data_in_value|" + Masking.maskPersonalValue(idNumber));
        assertThat(landing.quarantined(receipt).rows("source_line", "remark"))
                .contains("4|914403********821X", "6|" + Masking.maskPersonalValue(idNumber));
        assertThat(allThatWasWritten()).doesNotContain("19870615").doesNotContain("陈一");
    }

    @Test
    void a_declared_public_identifier_stays_readable_in_a_row_that_is_quarantined_for_another_reason() {
        landing.warehouse()
                .replaceInContract(
                        "format: organization_code\n    description: Of the cooperative", "description: Anything else");
        LandingReceipt receipt = landing.landRows(Landing.ID + ",530113,,1999,7,,,,,70846113-6");

        assertThat(landing.quarantined(receipt).rows("remark")).containsExactly("70846113-6");
    }

    @Test
    void a_rejection_does_not_quote_a_file_wrongly_declared_as_utf_16() {
        Finding finding = landing.rejection(new PackageBuilder("yunnan")
                .csv(Landing.DATASET, "11010519491231002X,530113", "11010519491231002X,530113")
                .resource(Landing.DATASET, resource -> resource.put("encoding", "utf-16le")));

        assertThat(finding.code()).isEqualTo("header_not_found");
        assertThat(English.text(finding.found())).isEqualTo("no column of the contract in a text read as UTF-16LE");
    }

    @Test
    void no_id_number_in_a_header_is_written() throws IOException {
        String number = ResidentIds.of("530113", "19870615", 18);
        Landing.receipt(landing.land(new PackageBuilder("yunnan")
                .csv(Landing.DATASET, "证件号码,地块代码,年度,株数," + number, number + ",530113,2022,7,x")));

        assertNotWritten(List.of(number));
    }

    @Test
    void the_rejection_of_a_file_without_header_masks_id_numbers() {
        String number = ResidentIds.of("530113", "19870615", 18);
        Finding finding = landing.rejection(new PackageBuilder("yunnan")
                .csv(Landing.DATASET, number + ",530113,2022,7", number + ",530113,2022,7"));

        assertThat(finding.toString()).doesNotContain("19870615");
    }

    @Test
    void a_finding_shows_the_region_and_last_four_characters_of_an_invalid_number() {
        LandingReceipt receipt = landing.landRows(ResidentIds.withWrongCheckDigit(Landing.ID) + ",530113,,2022,7,,,,,");

        assertThat(landing.findings(receipt).rows("value_found")).containsExactly("110105********0021");
    }

    private String pseudonym(String province, String rowBegin) {
        PackageBuilder builder = new PackageBuilder("of_" + province)
                .province(province)
                .csv(Landing.DATASET, Landing.HEADER, rowBegin + ",530113,,2022,7,,,,,");
        LandingOutcome outcome = landing.land(builder);
        return landing.landed(Landing.receipt(outcome))
                .rows("keeper_key_high", "keeper_key_low")
                .get(0);
    }

    @Test
    void a_person_has_the_same_pseudonym_in_every_province_and_spelling() {
        String first = pseudonym("530000", Landing.ID);

        assertThat(pseudonym("520000", Landing.ID)).isEqualTo(first);
        assertThat(pseudonym("510000", Landing.ID.toLowerCase(Locale.ROOT))).isEqualTo(first);
        assertThat(pseudonym("610000", "'" + Landing.ID + "\t")).isEqualTo(first);
    }

    @Test
    void another_person_or_another_key_gives_another_pseudonym() {
        String first = pseudonym("530000", Landing.ID);
        assertThat(pseudonym("520000", ResidentIds.of("110105", "19491231", 4))).isNotEqualTo(first);

        landing.useKey(9);
        assertThat(pseudonym("610000", Landing.ID)).isNotEqualTo(first);
    }

    @Test
    void the_receipt_identifies_the_key_without_revealing_it() throws IOException {
        landing.useKey('k');
        LandingReceipt receipt = landing.landRows(Landing.GOOD_ROW);

        assertThat(receipt.keyId()).hasSize(16);
        assertThat(allThatWasWritten()).doesNotContain("k".repeat(32)).doesNotContain("6b".repeat(32));
    }
}
