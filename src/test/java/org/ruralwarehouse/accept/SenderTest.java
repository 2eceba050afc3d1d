package org.ruralwarehouse.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.contract.ReferenceResource;
import org.ruralwarehouse.contract.ReferenceResource.ReferenceSchema;
import org.ruralwarehouse.finding.Finding;
import org.ruralwarehouse.sender.ManifestSignature;
import org.ruralwarehouse.sender.SenderIdentity;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.sender.SignatureRequirement;
import org.ruralwarehouse.sender.SigningKeys;
import org.ruralwarehouse.submission.PackageVerdict;
import org.ruralwarehouse.submission.PackageVerdict.Status;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.English;

/** Senders of packages: folders, provinces and signatures. Packages of the tests are created on 2023-01-15. */
class SenderTest {

    private final Inbox inbox;
    private final Path reference;
    private final KeyPair yunnan = SigningKeys.generate();
    private final KeyPair expired = SigningKeys.generate();
    private final KeyPair guizhou = SigningKeys.generate();

    SenderTest(@TempDir Path temp) throws IOException {
        inbox = new Inbox(temp);
        reference = Files.createDirectories(temp.resolve("senders"));
        Files.writeString(reference.resolve("sender.csv"), "sender,province_code\nyunnan,530000\nguizhou,520000\n");
        Files.writeString(
                reference.resolve("sender_key.csv"),
                "sender,public_key,valid_from,valid_to\n"
                        + "yunnan," + SigningKeys.text(yunnan.getPublic()) + ",2023-01-01,\n"
                        + "yunnan," + SigningKeys.text(expired.getPublic()) + ",2020-01-01,2023-01-15\n"
                        + "guizhou," + SigningKeys.text(guizhou.getPublic()) + ",2020-01-01,\n");
    }

    private SenderPolicy policy(SenderIdentity identity, SignatureRequirement signatures) {
        return SenderPolicy.of(
                identity, signatures, new ReferenceCatalog(reference, List.of(list("sender"), list("sender_key"))));
    }

    private static ReferenceResource list(String name) {
        return new ReferenceResource(name, name + ".csv", "", new ReferenceSchema(List.of()));
    }

    private AcceptResult accept() {
        return inbox.accept(List.of(), policy(SenderIdentity.FOLDER, SignatureRequirement.OPTIONAL));
    }

    private PackageVerdict onlyVerdict(SignatureRequirement signatures) {
        AcceptResult result = inbox.accept(List.of(), policy(SenderIdentity.FOLDER, signatures));
        assertThat(result.packages()).hasSize(1);
        return result.packages().get(0);
    }

    private Path folder(String sender) {
        return inbox.folder().resolve(sender);
    }

    private static void sign(Path location, PrivateKey key) throws IOException, GeneralSecurityException {
        Files.write(
                location.resolve(ManifestSignature.FILE),
                ManifestSignature.sign(Files.readAllBytes(location.resolve("datapackage.json")), key));
    }

    private static Finding onlyFinding(PackageVerdict verdict) {
        assertThat(verdict.status()).isEqualTo(Status.REFUSED);
        assertThat(verdict.submissions()).as("nothing is claimed").isEmpty();
        assertThat(verdict.findings()).hasSize(1);
        return verdict.findings().get(0);
    }

    @Test
    void two_senders_may_use_one_name() {
        Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        Inbox.goodPackage("2022").province("520000").writeDirectory(folder("guizhou"));

        AcceptResult result = accept();

        assertThat(result.packages())
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("guizhou/2022", Status.ACCEPTED), tuple("yunnan/2022", Status.ACCEPTED));
        assertThat(result.toLand())
                .extracting(Submission::sentBy, Submission::provinceCode)
                .containsExactly(tuple("guizhou", "520000"), tuple("yunnan", "530000"));
    }

    @Test
    void rejects_the_claim_of_the_province_of_another_sender() {
        Inbox.goodPackage("aaa").writeZip(folder("guizhou"));
        Inbox.goodPackage("2022").writeZip(folder("yunnan"));

        AcceptResult result = accept();

        Finding finding = onlyFinding(result.packages().get(0));
        assertThat(finding.code()).isEqualTo("foreign_province");
        assertThat(English.text(finding.expected())).contains("520000", "guizhou");
        assertThat(finding.origin().provinceCode())
                .as("not reported to the other province")
                .isNull();
        assertThat(result.toLand()).extracting(Submission::packageName).containsExactly("yunnan/2022.zip");
    }

    @Test
    void rejects_a_package_directly_in_the_inbox() {
        Inbox.goodPackage("2022").writeZip(inbox.folder());
        Inbox.goodPackage("2021").writeDirectory(inbox.folder());

        assertThat(accept().packages())
                .extracting(PackageVerdict::packageName, verdict -> onlyFinding(verdict)
                        .code())
                .containsExactly(
                        tuple("2021", "package_outside_sender_folder"),
                        tuple("2022.zip", "package_outside_sender_folder"));
    }

    @Test
    void rejects_the_package_of_an_unknown_sender() {
        Inbox.goodPackage("2022").writeZip(folder("kunming"));

        Finding finding = onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL));

        assertThat(finding.code()).isEqualTo("unknown_sender");
        assertThat(finding.origin().packageName()).isEqualTo("kunming/2022.zip");
        assertThat(English.text(finding.expected())).contains("reference/sender.csv");
    }

    /** A sender that puts its files into its folder must not hide its other packages. */
    @Test
    void a_manifest_in_the_folder_of_a_sender_does_not_hide_its_packages() throws IOException {
        Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        Files.writeString(folder("yunnan").resolve("datapackage.json"), "{}");

        assertThat(accept().packages())
                .extracting(PackageVerdict::packageName, PackageVerdict::status)
                .containsExactly(tuple("yunnan", Status.REFUSED), tuple("yunnan/2022", Status.ACCEPTED));
    }

    @Test
    void masks_a_personal_number_in_the_name_of_an_unknown_sender() {
        Inbox.goodPackage("2022").writeZip(folder("13812345678"));

        PackageVerdict verdict = onlyVerdict(SignatureRequirement.OPTIONAL);

        assertThat(verdict.packageName()).doesNotContain("13812345678").endsWith("/2022.zip");
        assertThat(String.valueOf(verdict.findings())).doesNotContain("13812345678");
    }

    @Test
    void accepts_signed_and_unsigned_packages_when_signatures_are_optional() throws Exception {
        sign(Inbox.goodPackage("signed").writeDirectory(folder("yunnan")), yunnan.getPrivate());
        Inbox.goodPackage("unsigned").attempt(2).writeDirectory(folder("yunnan"));

        assertThat(accept().packages()).extracting(PackageVerdict::status).containsOnly(Status.ACCEPTED);
    }

    @Test
    void rejects_an_unsigned_package_when_signatures_are_required() throws Exception {
        Path location = Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        Finding finding = onlyFinding(onlyVerdict(SignatureRequirement.REQUIRED));
        assertThat(finding.code()).isEqualTo("signature_missing");

        sign(location, yunnan.getPrivate());
        assertThat(onlyVerdict(SignatureRequirement.REQUIRED).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void rejects_a_manifest_that_was_changed_after_signing() throws Exception {
        Path location = Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        sign(location, yunnan.getPrivate());
        Inbox.goodPackage("2022").attempt(2).writeDirectory(folder("yunnan"));

        assertThat(onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL)).code())
                .isEqualTo("signature_invalid");
    }

    @Test
    void rejects_the_signature_of_another_sender() throws Exception {
        sign(Inbox.goodPackage("2022").writeDirectory(folder("yunnan")), guizhou.getPrivate());

        assertThat(onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL)).code())
                .isEqualTo("signature_invalid");
    }

    @Test
    void rejects_the_signature_of_a_key_that_was_not_valid_when_the_manifest_was_created() throws Exception {
        sign(Inbox.goodPackage("2022").writeDirectory(folder("yunnan")), expired.getPrivate());

        Finding finding = onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL));

        assertThat(finding.code()).isEqualTo("signature_invalid");
        assertThat(English.text(finding.found())).contains("2023-01-15");
    }

    @Test
    void rejects_a_signature_that_is_a_directory() throws Exception {
        Path location = Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        Files.createDirectory(location.resolve(ManifestSignature.FILE));

        assertThat(onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL)).code())
                .isEqualTo("signature_invalid");
    }

    @Test
    void rejects_a_signature_that_is_a_link() throws Exception {
        Path location = Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        sign(location, yunnan.getPrivate());
        Path signature = location.resolve(ManifestSignature.FILE);
        Path moved = Files.move(signature, inbox.folder().resolve("signature"));
        Files.createSymbolicLink(signature, moved);

        assertThat(onlyFinding(onlyVerdict(SignatureRequirement.OPTIONAL)).code())
                .isEqualTo("signature_invalid");
    }

    /** Otherwise every package in the inbox is rejected on the day on which signatures become required. */
    @Test
    void a_landed_package_needs_no_signature() {
        Inbox.goodPackage("2022").writeDirectory(folder("yunnan"));
        List<Submission> landed = accept().toLand();

        assertThat(inbox.accept(landed, policy(SenderIdentity.FOLDER, SignatureRequirement.REQUIRED))
                        .packages())
                .extracting(PackageVerdict::status)
                .containsExactly(Status.ALREADY_LANDED);
    }

    @Test
    void a_flat_inbox_accepts_the_signature_of_the_sender_of_the_province_only() throws Exception {
        sign(Inbox.goodPackage("a").writeDirectory(inbox.folder()), yunnan.getPrivate());
        sign(Inbox.goodPackage("b").attempt(2).writeDirectory(inbox.folder()), guizhou.getPrivate());

        AcceptResult result = inbox.accept(List.of(), policy(SenderIdentity.NONE, SignatureRequirement.REQUIRED));

        assertThat(result.packages())
                .extracting(PackageVerdict::status)
                .containsExactly(Status.ACCEPTED, Status.REFUSED);
    }

    @Test
    void a_flat_inbox_reports_a_folder_of_packages() throws Exception {
        Inbox.goodPackage("a").writeDirectory(folder("yunnan"));

        AcceptResult result = inbox.accept(List.of(), policy(SenderIdentity.NONE, SignatureRequirement.OPTIONAL));

        assertThat(result.packages()).extracting(PackageVerdict::packageName).containsExactly("yunnan");
        assertThat(result.packages().get(0).findings())
                .extracting(Finding::code)
                .containsExactly("package_unreadable");
    }

    @Test
    void sender_folders_need_the_list_of_senders() {
        ReferenceCatalog empty = new ReferenceCatalog(reference, List.of());

        assertThatThrownBy(() -> SenderPolicy.of(SenderIdentity.FOLDER, SignatureRequirement.OPTIONAL, empty))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("sender");
        assertThat(SenderPolicy.of(SenderIdentity.NONE, SignatureRequirement.OPTIONAL, empty)
                        .hasFolders())
                .isFalse();
    }
}
