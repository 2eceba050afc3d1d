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
    void reports_the_failure_and_its_root_cause_without_the_exceptions_between() {
        assertThat(text(new IllegalStateException(
                        "Cannot land", new IllegalArgumentException("layer", new IOException("No space left")))))
                .isEqualTo("Cannot land: No space left");
    }

    @Test
    void does_not_duplicate_a_message() {
        IOException cause = new IOException("No space left");

        assertThat(text(new IllegalStateException(cause))).isEqualTo("No space left");
        assertThat(text(cause)).isEqualTo("No space left");
    }

    @Test
    void reports_a_file_with_the_kind_of_the_error() {
        assertThat(text(new UncheckedIOException("Cannot read settings", new AccessDeniedException("/a/b.yml"))))
                .isEqualTo("Cannot read settings: /a/b.yml: access denied");
        assertThat(text(new FileSystemException("/a/b.yml", null, "Not a directory")))
                .isEqualTo("/a/b.yml: Not a directory");
    }

    @Test
    void reports_the_first_line_of_a_long_message() {
        assertThat(text(new IOException("Connection refused\n  Detail: of the driver")))
                .isEqualTo("Connection refused");
    }

    @Test
    void reports_the_exception_type_when_there_is_no_message() {
        assertThat(text(new StackOverflowError())).isEqualTo("StackOverflowError");
    }

    @Test
    void exhausted_memory_is_recognized() {
        assertThat(new RootCause(new RunFailedException("land", new OutOfMemoryError())).isExhaustion())
                .isTrue();
        assertThat(new RootCause(new RunFailedException("land", new IllegalStateException())).isExhaustion())
                .isFalse();
    }
}
