package org.ruralwarehouse.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.ReferenceCatalog;
import org.ruralwarehouse.contract.ReferenceResource;
import org.ruralwarehouse.contract.ReferenceResource.ReferenceSchema;

class SendersTest {

    private final Path folder;

    SendersTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("sender.csv"), "sender,province_code\nhainan,460000\nxizang,540000\n");
    }

    private Senders senders(String keys) throws IOException {
        Files.writeString(folder.resolve("sender_key.csv"), "sender,public_key,valid_from,valid_to\n" + keys);
        return Senders.of(new ReferenceCatalog(folder, List.of(list("sender"), list("sender_key"))));
    }

    private static ReferenceResource list(String name) {
        return new ReferenceResource(name, name + ".csv", "", new ReferenceSchema(List.of()));
    }

    @Test
    void a_sender_speaks_for_its_province() throws IOException {
        assertThat(senders("").find("hainan")).map(Sender::provinceCode).hasValue("460000");
        assertThat(senders("").find("hebei")).isEmpty();
    }

    @Test
    void a_sender_has_all_its_keys() throws IOException {
        KeyPair first = SigningKeys.generate();
        KeyPair second = SigningKeys.generate();

        Senders senders = senders("hainan," + SigningKeys.text(first.getPublic()) + ",2020-01-01,2023-01-01\nhainan,"
                + SigningKeys.text(second.getPublic()) + ",2022-12-01,\n");

        assertThat(senders.find("hainan").orElseThrow().keys())
                .containsExactlyInAnyOrder(
                        new SenderKey(first.getPublic(), LocalDate.of(2020, 1, 1), LocalDate.of(2023, 1, 1)),
                        new SenderKey(second.getPublic(), LocalDate.of(2022, 12, 1), null));
        assertThat(senders.keysOfProvince("460000")).hasSize(2);
        assertThat(senders.keysOfProvince("540000")).isEmpty();
        assertThat(senders.find("xizang").orElseThrow().keys()).isEmpty();
    }

    @Test
    void a_key_is_valid_from_its_first_day_to_the_day_before_its_end() throws IOException {
        String key = SigningKeys.text(SigningKeys.generate().getPublic());
        SenderKey valid = senders("hainan," + key + ",2022-01-01,2023-01-01\n")
                .keysOfProvince("460000")
                .get(0);

        assertThat(valid.isValidOn(LocalDate.of(2021, 12, 31))).isFalse();
        assertThat(valid.isValidOn(LocalDate.of(2022, 1, 1))).isTrue();
        assertThat(valid.isValidOn(LocalDate.of(2022, 12, 31))).isTrue();
        assertThat(valid.isValidOn(LocalDate.of(2023, 1, 1))).isFalse();
    }

    @Test
    void names_the_sender_of_a_validity_that_is_no_date() throws IOException {
        String key = SigningKeys.text(SigningKeys.generate().getPublic());

        assertThatThrownBy(() -> senders("hainan," + key + ",soon,\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("hainan")
                .hasMessageContaining("valid_from");
    }

    @Test
    void names_the_key_of_a_sender_that_is_not_listed() {
        String key = SigningKeys.text(SigningKeys.generate().getPublic());

        assertThatThrownBy(() -> senders("hainann," + key + ",2022-01-01,\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("hainann")
                .hasMessageContaining("sender.csv");
    }

    @Test
    void names_a_sender_that_cannot_be_a_folder() throws IOException {
        Files.writeString(folder.resolve("sender.csv"), "sender,province_code\n../hainan,460000\n");

        assertThatThrownBy(() -> senders(""))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("../hainan");
    }

    @Test
    void names_the_sender_of_a_key_that_is_none() {
        assertThatThrownBy(() -> senders("xizang,AAAA,2020-01-01,\n"))
                .isInstanceOfSatisfying(
                        DefinitionException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.file()).isEqualTo("reference/sender_key.csv");
                            assertThat(problem.place()).isEqualTo("sender xizang");
                            assertThat(problem.message()).contains("keygen");
                        }));
    }
}
