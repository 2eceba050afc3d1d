package org.ruralwarehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.Submissions;

class PseudonymKeysTest {

    private static final String HEX = "00112233445566778899aabbccddeeff".repeat(2);

    private final Path temp;
    private final DataLayout data;
    private final Path file;

    PseudonymKeysTest(@TempDir Path temp) {
        this.temp = temp;
        data = new DataLayout(temp);
        file = temp.resolve("secret/pseudonym.key");
    }

    private static PseudonymKeys keys(String... environment) {
        return new PseudonymKeys(environment.length == 0 ? Map.of() : Map.of(environment[0], environment[1]));
    }

    @Test
    void creates_a_key_once_and_reuses_it() {
        byte[] first = keys().read(data);

        assertThat(first).hasSize(32);
        assertThat(keys().read(data)).isEqualTo(first);
    }

    @Test
    void file_and_folder_are_readable_by_the_owner_only() throws IOException {
        keys().read(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void creates_the_parent_folders_with_default_permissions() throws IOException {
        Path root = temp.resolve("data");
        keys().read(new DataLayout(root));

        Path ordinary = Files.createDirectory(temp.resolve("ordinary"));
        assertThat(Files.getPosixFilePermissions(root)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void creates_a_different_key_for_each_data_folder() {
        assertThat(keys().read(data)).isNotEqualTo(keys().read(new DataLayout(file.resolveSibling("other"))));
        assertThat(PseudonymKeys.randomSecret()).hasSize(32).isNotEqualTo(PseudonymKeys.randomSecret());
    }

    @Test
    void prefers_the_environment_variable_and_creates_no_file() {
        byte[] secret = keys("RURAL_PSEUDONYM_KEY", HEX + "\n").read(data);

        assertThat(secret).hasSize(32).startsWith(0x00, 0x11, 0x22);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00112233445566778899aabbccddee",
                "zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
            })
    void rejects_a_short_or_non_hexadecimal_key_without_printing_it(String bad) throws IOException {
        assertThatThrownBy(() -> keys("RURAL_PSEUDONYM_KEY", bad).read(data))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("RURAL_PSEUDONYM_KEY")
                .hasMessageContaining("64 hexadecimal digits")
                .message()
                .satisfies(message ->
                        assertThat(bad.isEmpty() || !message.contains(bad)).isTrue());

        Files.createDirectories(file.getParent());
        Files.writeString(file, bad);
        assertThatThrownBy(() -> keys().read(data)).isInstanceOf(DefinitionException.class);
    }

    private void landSubmission() {
        Submission submission = Submissions.of(1);
        new JsonFiles().write(data.landed(submission).resolve(LandedFiles.RECEIPT), Submissions.receipt(submission));
    }

    @Test
    void does_not_create_a_key_when_submissions_have_landed_under_another() {
        landSubmission();

        assertThatThrownBy(() -> keys().read(data))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(file + ": there is no pseudonym key")
                .hasMessageContaining("RURAL_PSEUDONYM_KEY")
                .hasMessageContaining("with the key k;")
                .hasMessageContaining("Restore that key");
        assertThat(file).doesNotExist();
    }

    @Test
    void uses_an_existing_key_when_submissions_have_landed() {
        byte[] made = keys().read(data);
        landSubmission();

        assertThat(keys().read(data)).isEqualTo(made);
        assertThat(keys("RURAL_PSEUDONYM_KEY", HEX).read(data)).hasSize(32);
    }

    @Test
    void names_the_source_of_the_key() {
        assertThat(keys("RURAL_PSEUDONYM_KEY", HEX).origin(data)).isEqualTo("RURAL_PSEUDONYM_KEY");
        assertThat(keys().origin(data)).isEqualTo(file.toString());
    }
}
