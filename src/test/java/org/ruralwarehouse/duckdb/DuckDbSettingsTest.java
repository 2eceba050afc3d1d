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
    void beside_another_database_it_is_a_quarter_of_the_memory_and_never_too_little(String all, String share) {
        assertThat(settings(all).beside("x").memoryLimit()).isEqualTo(share);
    }

    @Test
    void beside_another_database_it_spills_into_a_folder_of_its_own_and_leaves_it_the_processors() {
        DuckDbSettings beside = settings("4GiB").beside("report");

        assertThat(beside.spillDirectory()).isEqualTo(SPILL.resolve("report"));
        assertThat(beside.threads()).isEqualTo(1);
        assertThat(beside.storageVersion()).isEqualTo("v1.4.0");
    }
}
