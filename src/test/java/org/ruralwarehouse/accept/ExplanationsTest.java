package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.finding.Explanation;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.English;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.TinyWarehouse;

/** Explanations of a province for findings that it expects. */
class ExplanationsTest {

    private static final String HEADER = "rule,scope,reason";

    private final Inbox inbox;

    ExplanationsTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
    }

    private PackageVerdict verdict(String... lines) {
        return verdict(StandardCharsets.UTF_8, lines);
    }

    private PackageVerdict verdict(Charset charset, String... lines) {
        Inbox.goodPackage("yunnan").csv("explanations", charset, lines).writeDirectory(inbox.folder());
        return inbox.onlyVerdict();
    }

    private static void assertAccepted(PackageVerdict verdict) {
        assertThat(verdict.status()).isEqualTo(Status.ACCEPTED);
        assertThat(verdict.submissions()).extracting(Submission::dataset).containsExactly(TinyWarehouse.DATASET);
    }

    @Test
    void attaches_explanations_to_the_verdict_and_does_not_treat_them_as_a_dataset() {
        PackageVerdict verdict = verdict(
                HEADER,
                "type_invalid,orchard:17,\"Frost, in words\"",
                "value_normalized,orchard,Excel did it",
                "row_count_differs,,two rows were taken out");

        assertAccepted(verdict);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.explanations())
                .containsExactly(
                        new Explanation("type_invalid", "orchard", 17L, "Frost, in words"),
                        new Explanation("value_normalized", "orchard", null, "Excel did it"),
                        new Explanation("row_count_differs", null, null, "two rows were taken out"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030"})
    void reads_chinese_headers_in_either_encoding_and_columns_in_any_order(String charset) {
        PackageVerdict verdict =
                verdict(Charset.forName(charset), "\"原因\",备注,规则代码,范围", "霜冻,x,type_invalid,orchard", ",,,");

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.explanations()).containsExactly(new Explanation("type_invalid", "orchard", null, "霜冻"));
    }

    @Test
    void reads_a_file_with_a_byte_order_mark_and_a_declared_delimiter() {
        Inbox.goodPackage("yunnan")
                .csv("explanations", "\uFEFFrule;scope;reason", "type_invalid;orchard;Frost")
                .resource("explanations", r -> r.putObject("dialect").put("delimiter", ";"))
                .writeDirectory(inbox.folder());

        assertThat(inbox.onlyVerdict().explanations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'no_such_rule,orchard,Frost', rule, no_such_rule",
        "'type_invalid,vineyard,Frost', scope, vineyard",
        "'type_invalid,orchard:0,Frost', scope, orchard:0",
        "'type_invalid,orchard:9-12,Frost', scope, orchard:9-12",
        "'type_invalid,orchard:13987654321,Frost', scope, orchard:***********",
        "'type_invalid,orchard,', reason, 0 characters",
        "'type_invalid,orchard', reason, 0 characters",
        "'type_invalid,orchard,ask 13800000000', reason, a number of eleven digits or more",
        "'type_invalid,orchard,ask １３８００００００００', reason, a number of eleven digits or more",
        "'11010519491231002X,orchard,Frost', rule, ******************"
    })
    void ignores_an_invalid_entry_and_reports_its_line(String entry, String column, String found) {
        PackageVerdict verdict = verdict(HEADER, "type_invalid,orchard,Frost", entry);

        assertAccepted(verdict);
        assertThat(verdict.explanations()).hasSize(1);
        assertThat(verdict.findings())
                .extracting(Finding::code, Finding::line, Finding::column, finding -> English.text(finding.found()))
                .containsExactly(tuple("explanation_invalid", 3L, column, found));
    }

    @ParameterizedTest
    @MethodSource("org.ruralwarehouse.testing.PersonalNumbers#all")
    void rejects_a_reason_that_holds_a_personal_number_in_any_form(String number) {
        PackageVerdict verdict = verdict(HEADER, "type_invalid,orchard,\"问 " + number + " 即可\"");

        assertAccepted(verdict);
        assertThat(verdict.explanations()).isEmpty();
        assertThat(verdict.findings())
                .extracting(Finding::code, Finding::column)
                .containsExactly(tuple("explanation_invalid", "reason"));
        assertThat(English.text(verdict.findings().get(0).found())).doesNotContain("19491231", "0000");
    }

    @ParameterizedTest
    @MethodSource("org.ruralwarehouse.testing.PersonalNumbers#all")
    void masks_a_personal_number_in_a_rule_or_scope(String number) {
        PackageVerdict verdict = verdict(HEADER, "\"" + number + "\",,x", "type_invalid,\"" + number + "\",x");

        assertThat(verdict.findings()).hasSize(2).allSatisfy(finding -> assertThat(English.text(finding.found()))
                .matches("[+(]?\\*+%?"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rule,reason", "rule,scope,\"reason", "rule,scope,reason\ntype_invalid,\"orchard,Frost"})
    void an_unreadable_file_yields_no_explanation_and_rejects_no_package(String text) {
        PackageVerdict verdict = verdict(text);

        assertAccepted(verdict);
        assertThat(verdict.explanations()).isEmpty();
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("explanation_invalid");
    }

    @Test
    void an_empty_file_yields_no_explanation() {
        Inbox.goodPackage("yunnan")
                .file("explanations", "explanations.csv", new byte[0])
                .writeDirectory(inbox.folder());

        assertAccepted(inbox.onlyVerdict());
        assertThat(inbox.onlyVerdict().explanations()).isEmpty();
    }

    @Test
    void ignores_a_file_whose_hash_differs_from_the_manifest() throws IOException {
        Path folder = Inbox.goodPackage("yunnan")
                .csv("explanations", HEADER, "type_invalid,orchard,Frost")
                .writeDirectory(inbox.folder());
        Files.writeString(folder.resolve("explanations.csv"), HEADER + "\ntype_invalid,orchard,Hail!\n");

        assertAccepted(inbox.onlyVerdict());
        assertThat(inbox.onlyVerdict().explanations()).isEmpty();
        assertThat(inbox.onlyVerdict().findings()).extracting(Finding::code).containsExactly("explanation_invalid");
    }

    @Test
    void reports_a_file_that_is_missing_or_outside_the_package() throws IOException {
        Path folder = Inbox.goodPackage("yunnan")
                .csv("explanations", HEADER)
                .resource("explanations", r -> r.put("path", "../explanations.csv"))
                .writeDirectory(inbox.folder());
        Files.writeString(folder.resolveSibling("explanations.csv"), HEADER + "\ntype_invalid,orchard,Frost\n");

        assertThat(inbox.onlyVerdict().explanations()).isEmpty();
        assertThat(inbox.onlyVerdict().findings()).extracting(Finding::code).containsExactly("explanation_invalid");
    }

    @Test
    void limits_the_number_of_rows_and_the_file_size() {
        String[] lines = new String[ExplanationsReader.MAX_ROWS + 3];
        Arrays.fill(lines, "type_invalid,orchard,Frost");
        lines[0] = HEADER;
        PackageVerdict verdict = verdict(lines);

        assertThat(verdict.explanations()).hasSize(ExplanationsReader.MAX_ROWS);
        assertThat(verdict.findings()).extracting(Finding::code).containsExactly("explanation_invalid");

        Inbox.goodPackage("yunnan")
                .file("explanations", "explanations.csv", new byte[ExplanationsReader.MAX_BYTES + 1])
                .writeDirectory(inbox.folder());
        assertThat(inbox.onlyVerdict().findings())
                .extracting(finding -> English.text(finding.found()))
                .containsExactly("a larger file");
    }

    @Test
    void rejects_a_package_that_contains_only_explanations() {
        new PackageBuilder("yunnan").csv("explanations", HEADER).writeDirectory(inbox.folder());

        assertThat(inbox.rejectionFindings()).extracting(Finding::code).containsExactly("manifest_invalid");
    }

    @Test
    void a_package_that_has_already_landed_still_provides_explanations() {
        Inbox.goodPackage("yunnan")
                .csv("explanations", HEADER, "type_invalid,orchard,Frost")
                .writeDirectory(inbox.folder());
        List<Submission> landed = inbox.accept().toLand();

        PackageVerdict verdict = inbox.accept(landed).packages().get(0);

        assertThat(verdict.status()).isEqualTo(Status.ALREADY_LANDED);
        assertThat(verdict.explanations()).hasSize(1);
    }
}
