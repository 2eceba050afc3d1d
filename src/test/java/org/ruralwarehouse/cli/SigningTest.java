package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.sender.InvalidKeyFileException;
import org.ruralwarehouse.sender.ManifestSignature;
import org.ruralwarehouse.sender.SigningKeys;

/** A sender generates a key and signs a package. */
class SigningTest {

    private static final String MANIFEST = "{\"name\": \"甲\"}";

    private final Path folder;
    private final Path key;

    SigningTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        key = folder.resolve("key.pem");
        Files.writeString(folder.resolve("datapackage.json"), MANIFEST);
    }

    @Test
    void signs_with_a_generated_key() throws IOException, InvalidKeyFileException {
        Console generated = Console.run("keygen", "--out", key.toString());
        Console signed = Console.run("sign", folder.toString(), "--key", key.toString());

        assertThat(generated.code()).as(generated.err()).isZero();
        assertThat(signed.code()).as(signed.err()).isZero();
        String publicKey = generated.line("public key").replaceFirst("public key +", "");
        assertThat(ManifestSignature.isValid(
                        Files.readAllBytes(folder.resolve("datapackage.json")),
                        Files.readAllBytes(folder.resolve("datapackage.json.sig")),
                        List.of(SigningKeys.readPublic(publicKey))))
                .isTrue();
    }

    @Test
    void only_the_owner_can_read_the_private_key() throws IOException {
        Console.run("keygen", "--out", key.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void keygen_overwrites_no_key() throws IOException {
        Files.writeString(key, "the only copy");

        Console console = Console.run("keygen", "--out", key.toString());

        assertThat(console.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(console.err()).contains(key.toString()).contains("--out");
        assertThat(key).hasContent("the only copy");
    }

    @Test
    void sign_rejects_a_file_that_is_no_key() throws IOException {
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");

        Console console = Console.run("sign", folder.toString(), "--key", key.toString());

        assertThat(console.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(console.err()).contains(key.toString()).contains("keygen");
        assertThat(folder.resolve("datapackage.json.sig")).doesNotExist();
    }

    @Test
    void sign_names_a_folder_without_manifest() {
        Console console = Console.run("sign", folder.resolve("other").toString(), "--key", key.toString());

        assertThat(console.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(console.err()).contains("No datapackage.json in").contains("other");
    }

    /** A sender without Java can sign with OpenSSL. */
    @Test
    void accepts_the_key_and_the_signature_of_openssl() throws Exception {
        assumeTrue(isInstalled(), "SKIPPED: openssl is not installed");
        Path signature = folder.resolve("signature");
        openssl("genpkey", "-algorithm", "ed25519", "-out", key.toString());
        openssl("pkey", "-in", key.toString(), "-pubout", "-outform", "DER", "-out", signature + ".pub");
        openssl(
                "pkeyutl",
                "-sign",
                "-rawin",
                "-inkey",
                key.toString(),
                "-in",
                folder.resolve("datapackage.json").toString(),
                "-out",
                signature.toString());
        byte[] theirs = Base64.getEncoder().encode(Files.readAllBytes(signature));
        String publicKey = Base64.getEncoder().encodeToString(Files.readAllBytes(Path.of(signature + ".pub")));

        Console.run("sign", folder.toString(), "--key", key.toString());

        assertThat(Files.readString(folder.resolve("datapackage.json.sig")).strip())
                .isEqualTo(new String(theirs));
        assertThat(ManifestSignature.isValid(
                        Files.readAllBytes(folder.resolve("datapackage.json")),
                        theirs,
                        List.of(SigningKeys.readPublic(publicKey))))
                .isTrue();
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
