package org.ruralwarehouse.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuckDbSettingsTest {

    private static final Path SPILL = Path.of("data", "spill");

    private static DuckDbSettings settings(String memory) {
        return new DuckDbSettings(8, memory, SPILL, "v1.4.0");
    }

    @ParameterizedTest
    @CsvSource({"4GiB, 1024MiB", "1.5GiB, 384MiB", "8GB, 1907MiB", "2000MiB, 500MiB", "1GiB, 256MiB", "300MB, 256MiB"})
    void a_secondary_database_gets_a_quarter_of_the_memory_but_at_least_256_mebibytes(String all, String share) {
        assertThat(settings(all).forSecondary("x").memoryLimit()).isEqualTo(share);
    }

    @Test
    void a_secondary_database_has_its_own_spill_folder_and_one_thread() {
        DuckDbSettings secondary = settings("4GiB").forSecondary("report");

        assertThat(secondary.spillDirectory()).isEqualTo(SPILL.resolve("report"));
        assertThat(secondary.threads()).isEqualTo(1);
        assertThat(secondary.storageVersion()).isEqualTo("v1.4.0");
    }
}
