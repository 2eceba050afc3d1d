package org.ruralwarehouse.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class RootCauseTest {

    private static String text(Throwable failure) {
        return new RootCause(failure).text();
    }

    @Test
    void what_failed_is_told_and_why_but_not_the_layers_between() {
        assertThat(text(new IllegalStateException(
                        "Cannot land", new IllegalArgumentException("layer", new IOException("No space left")))))
                .isEqualTo("Cannot land: No space left");
    }

    @Test
    void nothing_is_told_twice() {
        IOException cause = new IOException("No space left");

        assertThat(text(new IllegalStateException(cause))).isEqualTo("No space left");
        assertThat(text(cause)).isEqualTo("No space left");
    }

    @Test
    void a_file_is_told_with_what_is_wrong_with_it() {
        assertThat(text(new UncheckedIOException("Cannot read settings", new AccessDeniedException("/a/b.yml"))))
                .isEqualTo("Cannot read settings: /a/b.yml: access denied");
        assertThat(text(new FileSystemException("/a/b.yml", null, "Not a directory")))
                .isEqualTo("/a/b.yml: Not a directory");
    }

    @Test
    void one_line_is_told_of_a_message_of_many() {
        assertThat(text(new IOException("Connection refused\n  Detail: of the driver")))
                .isEqualTo("Connection refused");
    }

    @Test
    void a_failure_without_message_is_told_by_its_kind() {
        assertThat(text(new StackOverflowError())).isEqualTo("StackOverflowError");
    }
}
