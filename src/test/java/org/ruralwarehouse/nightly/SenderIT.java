package org.ruralwarehouse.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;

/** Packages of senders that claim what is not theirs, beside the signed package of Xizang. */
class SenderIT {

    private static final String HAINAN = "460000";
    private static final String FLAT = "sender_identity: none\n";
    private static final String MANIFEST = "datapackage.json";
    private static final String SIGNATURE = "datapackage.json.sig";

    private final Path inbox;
    private final Path data;

    SenderIT(@TempDir Path folder) {
        inbox = folder.resolve("inbox");
        data = folder.resolve("data");
    }

    private RunOutcome run(String settings) {
        return new NightlyRun(NightlyRun.WAREHOUSE, inbox, data, settings).run();
    }

    /** Income of Hainan with a number of persons that only this package has. */
    private static PackageBuilder income(String name, int attempt, String persons) throws IOException {
        List<String> lines =
                Files.readAllLines(SamplePackages.path("hainan-2022").resolve("income.csv"));
        String[] cells = lines.get(1).split(",", -1);
        cells[4] = persons;
        lines.set(1, String.join(",", cells));
        return new PackageBuilder(name).province(HAINAN).attempt(attempt).csv("income", lines.toArray(String[]::new));
    }

    private static List<String> effective(RunOutcome outcome) {
        return outcome.current().orElseThrow().manifest().inputs().stream()
                .map(input -> input.provinceCode() + " " + input.dataset() + " " + input.attempt())
                .toList();
    }

    private static List<String> rejections(RunOutcome outcome) {
        return outcome.facts().packages().stream()
                .filter(verdict -> verdict.status() == PackageVerdict.Status.REFUSED)
                .map(verdict ->
                        verdict.packageName() + " " + verdict.findings().get(0).code())
                .toList();
    }

    @Test
    void a_package_counts_only_for_the_province_of_its_sender() throws IOException {
        SamplePackages.copy("xizang-2022", inbox);
        income("aaa", 1, "1").writeZip(inbox.resolve("xizang"));
        income("2022", 1, "2").writeZip(inbox.resolve("kunming"));
        income("2022", 1, "3").writeZip(inbox);
        income("2022", 1, "4000").writeDirectory(SamplePackages.folder(inbox, HAINAN));

        RunOutcome outcome = run("");

        assertThat(rejections(outcome))
                .containsExactly(
                        "2022.zip package_outside_sender_folder",
                        "kunming/2022.zip unknown_sender",
                        "xizang/aaa.zip foreign_province");
        assertThat(effective(outcome)).contains("460000 income 1", "540000 income 1");
        try (Database release = NightlyRun.open(outcome)) {
            assertThat(release.queryStrings("select distinct package_name from star.dim_submission order by all"))
                    .containsExactly("hainan/2022", "xizang/xizang-2022");
        }
        assertThat(data.resolve("reports/xizang~aaa.zip/report.html")).content().contains("460000");
        assertThat(data.resolve("reports/hainan~2022/report.html")).isNotEmptyFile();
    }

    @Test
    void signatures_are_verified_and_may_be_required() throws IOException {
        Path signed = SamplePackages.copy("hainan-2022", inbox);
        Path tampered = SamplePackages.copy("xizang-2022", inbox);
        Path manifest = tampered.resolve(MANIFEST);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("T08:00:00Z", "T09:00:00Z"));
        SamplePackages.copy("ningxia-2022", inbox);

        RunOutcome optional = run("signatures: optional\n");
        assertThat(rejections(optional)).containsExactly("xizang/xizang-2022 signature_invalid");
        assertThat(effective(optional)).contains("460000 income 1", "640000 income 1");

        Files.delete(tampered.resolve(SIGNATURE));
        Files.delete(signed.resolve(SIGNATURE));
        RunOutcome required = run("signatures: required\n");
        assertThat(rejections(required))
                .as("what has landed needs no signature")
                .containsExactly("xizang/xizang-2022 signature_missing");
    }

    @Test
    void two_claimants_of_a_flat_inbox_are_both_rejected() throws IOException {
        SamplePackages.copyFlat("xizang-2022", inbox);
        income("honest", 1, "4000").writeZip(inbox);
        assertThat(run(FLAT).isPublished()).isTrue();
        income("aaa", 1, "1").writeZip(inbox);
        income("bbb", 2, "2").writeZip(inbox);
        income("ccc", 2, "3").writeZip(inbox);
        income("ddd", 999, "4").writeZip(inbox);

        RunOutcome outcome = run(FLAT);

        assertThat(rejections(outcome))
                .containsExactly(
                        "aaa.zip attempt_reused",
                        "bbb.zip attempt_reused",
                        "ccc.zip attempt_reused",
                        "ddd.zip attempt_too_high");
        assertThat(outcome.isPublished())
                .as("the previous attempt stays effective")
                .isFalse();
        assertThat(effective(outcome)).contains("460000 income 1");
        assertThat(data.resolve("reports/bbb.zip/report.html")).content().contains("ccc.zip");
        assertThat(data.resolve("reports/ccc.zip/report.html")).content().contains("bbb.zip");

        Files.delete(inbox.resolve("ccc.zip"));
        assertThat(effective(run(FLAT))).contains("460000 income 2");
    }
}
