package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ruralwarehouse.job.DataLock;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.Receipts;

class DecisionCommandsTest {

    private final Path data;
    private final Submission first;
    private final Submission second;

    DecisionCommandsTest(@TempDir Path temp) {
        data = temp.resolve("data");
        first = land(1);
        second = land(2);
    }

    private Submission land(int attempt) {
        Submission submission = new PackageBuilder("yunnan-" + attempt)
                .attempt(attempt)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", "yunnan-" + attempt));
        Path folder =
                data.resolve("landed/orchard/period=2022/province_code=530000/submission_key=" + submission.key());
        new JsonFiles().write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, 10, 10));
        return submission;
    }

    private Console run(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--data", data.toString()));
        return Console.run(arguments.toArray(String[]::new));
    }

    private List<String> states() {
        return run("submissions", "list").lines().stream()
                .skip(1)
                .map(line -> line.strip().split(" +"))
                .map(cells -> cells[4] + " " + cells[5])
                .toList();
    }

    @Test
    void the_latest_attempt_is_effective_without_decisions() {
        assertThat(states()).containsExactly("1 superseded", "2 effective");
    }

    @Test
    void the_previous_attempt_is_effective_while_an_attempt_is_held_until_it_is_confirmed() {
        Console held = run("hold", String.valueOf(second.key()), "--reason", "asked the province");
        assertThat(held.code()).isZero();
        assertThat(held.out()).contains("held", "asked the province", "orchard 530000 2022 attempt 2");
        assertThat(states()).containsExactly("1 effective", "2 held");
        assertThat(run("status").out()).contains("0 of them superseded", "hold by", "asked the province");

        assertThat(run("confirm", String.valueOf(second.key())).code()).isZero();
        assertThat(states()).containsExactly("1 superseded", "2 effective");
    }

    @Test
    void a_withdrawal_needs_a_reason() {
        assertThat(run("withdraw", String.valueOf(second.key())).code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(states()).containsExactly("1 superseded", "2 effective");

        assertThat(run("withdraw", String.valueOf(second.key()), "--reason", "wrong year")
                        .code())
                .isZero();
        assertThat(states()).containsExactly("1 effective", "2 withdrawn");
    }

    @Test
    void a_repeated_decision_is_recorded_once() throws IOException {
        run("hold", String.valueOf(first.key()));
        Console again = run("hold", String.valueOf(first.key()));

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("No change");
        try (var files = Files.list(data.resolve("decisions"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void an_unknown_submission_is_an_invalid_argument() {
        Console unknown = run("hold", "42");

        assertThat(unknown.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(unknown.err()).contains("No landed submission has the key 42");
        assertThat(data.resolve("decisions")).doesNotExist();
    }

    @Test
    void no_decision_is_recorded_while_a_run_is_active() throws IOException {
        try (DataLock lock = DataLock.acquire(data.resolve("nightly.lock"))) {
            assertThat(run("hold", String.valueOf(second.key())).code()).isEqualTo(ExitCode.SYSTEM_FAILURE);
        }
        assertThat(data.resolve("decisions")).doesNotExist();
    }

    @Test
    void a_reason_does_not_forge_lines_of_the_output() {
        Console held = run("hold", String.valueOf(second.key()), "--reason", "a\nPublished \u001b[2J\u202Eb");

        assertThat(held.out()).contains("a\\u000APublished \\u001B[2J\\u202Eb").doesNotContain("\u001b", "\u202E");
    }
}
