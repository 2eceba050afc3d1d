package org.ruralwarehouse.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
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
        Files.writeString(folder.resolve("sender_key.csv"), "sender,public_key\n" + keys);
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

        Senders senders = senders("hainan," + SigningKeys.text(first.getPublic()) + "\nhainan,"
                + SigningKeys.text(second.getPublic()) + "\n");

        assertThat(senders.find("hainan").orElseThrow().keys())
                .containsExactlyInAnyOrder(first.getPublic(), second.getPublic());
        assertThat(senders.find("xizang").orElseThrow().keys()).isEmpty();
    }

    @Test
    void names_the_sender_of_a_key_that_is_none() {
        assertThatThrownBy(() -> senders("xizang,AAAA\n"))
                .isInstanceOfSatisfying(
                        DefinitionException.class,
                        e -> assertThat(e.problems()).singleElement().satisfies(problem -> {
                            assertThat(problem.file()).isEqualTo("reference/sender_key.csv");
                            assertThat(problem.place()).isEqualTo("sender xizang");
                            assertThat(problem.message()).contains("keygen");
                        }));
    }
}
