package org.ruralwarehouse.job.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobRepositoryUrlTest {

    private static String message(String url, String reason) {
        return String.valueOf(new JobRepositoryUrl(url)
                .toDefinitionException(new IllegalStateException("layer", new IllegalArgumentException(reason)))
                .getMessage());
    }

    @Test
    void names_the_database_and_the_reason() {
        assertThat(message("jdbc:postgresql://db:5432/batch", "Connection refused"))
                .isEqualTo("settings at /job_repository/url: jdbc:postgresql://db:5432/batch cannot be used:"
                        + " Connection refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db/batch?user=rural&password=plum",
                "jdbc:postgresql://rural:plum@db/batch",
                "jdbc:postgresql://rural:pl@um@db/batch",
                "jdbc:h2:tcp://db/batch;PASSWORD=plum"
            })
    void removes_credentials_from_the_message_of_the_driver(String url) {
        assertThat(message(url, "No driver for " + url))
                .doesNotContain("plum", "um@")
                .contains("//db/batch");
    }
}
