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
    void a_key_is_made_once_and_used_ever_after() {
        byte[] first = keys().secret(data);

        assertThat(first).hasSize(32);
        assertThat(keys().secret(data)).isEqualTo(first);
    }

    @Test
    void only_its_owner_can_read_the_file_and_the_folder() throws IOException {
        keys().secret(data);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void the_folders_above_are_made_for_everybody_whom_the_system_lets_in() throws IOException {
        Path root = temp.resolve("data");
        keys().secret(new DataLayout(root));

        Path ordinary = Files.createDirectory(temp.resolve("ordinary"));
        assertThat(Files.getPosixFilePermissions(root)).isEqualTo(Files.getPosixFilePermissions(ordinary));
    }

    @Test
    void each_office_makes_a_key_of_its_own() {
        assertThat(keys().secret(data)).isNotEqualTo(keys().secret(new DataLayout(file.resolveSibling("other"))));
        assertThat(PseudonymKeys.throwAway()).hasSize(32).isNotEqualTo(PseudonymKeys.throwAway());
    }

    @Test
    void the_environment_wins_and_no_file_is_made() {
        byte[] secret = keys("RURAL_PSEUDONYM_KEY", HEX + "\n").secret(data);

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
    void a_key_that_is_short_or_no_hexadecimal_text_is_refused_without_telling_it(String bad) throws IOException {
        assertThatThrownBy(() -> keys("RURAL_PSEUDONYM_KEY", bad).secret(data))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("RURAL_PSEUDONYM_KEY")
                .hasMessageContaining("64 hexadecimal digits")
                .message()
                .satisfies(message ->
                        assertThat(bad.isEmpty() || !message.contains(bad)).isTrue());

        Files.createDirectories(file.getParent());
        Files.writeString(file, bad);
        assertThatThrownBy(() -> keys().secret(data)).isInstanceOf(DefinitionException.class);
    }

    private void somethingHasLanded() {
        Submission submission = Submissions.of(1);
        new JsonFiles().write(data.landed(submission).resolve(LandedFiles.RECEIPT), Submissions.receipt(submission));
    }

    @Test
    void no_key_is_made_when_something_has_landed_under_one() {
        somethingHasLanded();

        assertThatThrownBy(() -> keys().secret(data))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith(file + ": there is no pseudonym key")
                .hasMessageContaining("RURAL_PSEUDONYM_KEY")
                .hasMessageContaining("under the key k:")
                .hasMessageContaining("Bring back that key");
        assertThat(file).doesNotExist();
    }

    @Test
    void a_key_that_is_there_is_used_whatever_has_landed() {
        byte[] made = keys().secret(data);
        somethingHasLanded();

        assertThat(keys().secret(data)).isEqualTo(made);
        assertThat(keys("RURAL_PSEUDONYM_KEY", HEX).secret(data)).hasSize(32);
    }

    @Test
    void it_is_known_where_the_key_comes_from() {
        assertThat(keys("RURAL_PSEUDONYM_KEY", HEX).origin(data)).isEqualTo("RURAL_PSEUDONYM_KEY");
        assertThat(keys().origin(data)).isEqualTo(file.toString());
    }
}
