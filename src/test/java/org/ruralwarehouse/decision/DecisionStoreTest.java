package org.ruralwarehouse.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.storage.JsonFiles;

class DecisionStoreTest {

    private static final Instant TIME = Instant.parse("2023-04-01T02:15:00.123Z");
    private static final Decision.Subject ONE = new Decision.Subject("530000", "2022", "orchard", 2, 42);
    private static final Decision.Subject OTHER = new Decision.Subject("520000", "2022", "orchard", 1, 43);

    private final Path folder;

    DecisionStoreTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private DecisionStore store() {
        return new DecisionStore(folder.resolve("decisions"), Clock.fixed(TIME, ZoneOffset.UTC));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("decisions"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_folder_that_does_not_exist_has_no_decisions() {
        assertThat(store().read()).isEqualTo(Decisions.NONE);
        assertThat(Decisions.NONE.fingerprint()).isEmpty();
    }

    @Test
    void appends_one_file_for_each_decision_and_reads_them_in_order() throws IOException {
        Decision held = store().append("run r1", DecisionKind.BLAME, ONE, "total jumps");
        Decision confirmed = store().append("li", DecisionKind.CONFIRM, ONE, "");

        assertThat(names()).containsExactly("00000001-blame-42.json", "00000002-confirm-42.json");
        assertThat(store().read().all()).containsExactly(held, confirmed);
        assertThat(held).isEqualTo(new Decision(1, TIME, "run r1", DecisionKind.BLAME, ONE, "total jumps"));
    }

    @Test
    void the_latest_decision_about_a_submission_is_in_force() {
        Decision withdrawn = store().append("li", DecisionKind.WITHDRAW, OTHER, "wrong file");
        store().append("li", DecisionKind.HOLD, ONE, "being clarified");
        Decision confirmed = store().append("li", DecisionKind.CONFIRM, ONE, "");

        Decisions decisions = store().read();
        assertThat(decisions.inForce()).containsExactly(withdrawn, confirmed);
        assertThat(decisions.excluding()).containsExactly(withdrawn);
        assertThat(decisions.confirmed()).containsExactly(ONE.key());
        assertThat(decisions.about(ONE.key())).contains(confirmed);
    }

    @Test
    void the_fingerprint_changes_with_every_decision() {
        store().append("li", DecisionKind.HOLD, ONE, "being clarified");
        String held = store().read().fingerprint();
        store().append("li", DecisionKind.CONFIRM, ONE, "");

        assertThat(store().read().fingerprint()).isNotEqualTo(held).hasSize(64);
    }

    @Test
    void ignores_the_partial_file_of_a_killed_process() throws IOException {
        store().append("li", DecisionKind.HOLD, ONE, "being clarified");
        Files.writeString(folder.resolve("decisions/00000002-confirm-42.json.partial"), "{");

        assertThat(store().read().all()).hasSize(1);
        assertThat(store().append("li", DecisionKind.CONFIRM, ONE, "").sequence())
                .isEqualTo(2);
        assertThat(names()).containsExactly("00000001-hold-42.json", "00000002-confirm-42.json");
    }

    @Test
    void a_recorded_decision_is_never_replaced() {
        Path file = folder.resolve("decision.json");
        new JsonFiles().create(file, ONE);

        assertThatThrownBy(() -> new JsonFiles().create(file, OTHER))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseInstanceOf(FileAlreadyExistsException.class);
        assertThat(new JsonFiles().read(file, Decision.Subject.class)).isEqualTo(ONE);
    }
}
