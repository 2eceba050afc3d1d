package org.ruralwarehouse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;

/** A new dataset needs a contract and SQL, but no Java; therefore Java must not name a dataset. */
class NoDatasetInJavaTest {

    /** Phrases that contain the name of a dataset or a field, with the reason. */
    private static final Map<String, String> ALLOWED_PHRASES = Map.of(
            "persons_per_row", "property of the manifest of a sample: rural:personsPerRow",
            "persons that one row represents", "the same in a comment",
            "batch.infrastructure", "a package of Spring Batch",
            "year", "a field type and a period type",
            "region_code", "a field format: GB/T 2260",
            "id_number", "a field format, the resident ID number: GB 11643",
            "sex", "derived from the resident ID number",
            "birth_year", "derived from the resident ID number");

    private static final List<Contract> CONTRACTS =
            new WarehouseDefinitionReader(Path.of("warehouse")).read().contracts();
    private static final DatasetWords WORDS = DatasetWords.of(CONTRACTS, ALLOWED_PHRASES.keySet());

    @Test
    void no_dataset_or_field_is_named_in_java() throws IOException {
        List<String> hits = new ArrayList<>();
        for (Path file : files()) {
            hits.addAll(WORDS.hits(file.toString(), Files.readString(file)));
        }
        assertThat(hits).isEmpty();
    }

    @Test
    void every_allowed_phrase_is_used() throws IOException {
        Set<String> needed = new HashSet<>();
        for (Path file : files()) {
            needed.addAll(WORDS.needed(Files.readString(file)));
        }
        assertThat(needed).containsExactlyInAnyOrderElementsOf(ALLOWED_PHRASES.keySet());
    }

    @Test
    void searches_the_names_of_all_contracts() {
        assertThat(CONTRACTS).isNotEmpty();
        assertThat(WORDS.words()).contains("income", "employment", "infrastructure", "person_key", "villages");
    }

    @Test
    void finds_dataset_words_in_any_spelling() {
        String text = """
                /** Adds up income. */
                long personKey = row.get("monthly_wage_yuan");
                class EmploymentReader {}
                static final String VILLAGES = "rural:villages";
                String work = WORK_REGION_CODE;
                """;
        assertThat(WORDS.hits("A.java", text))
                .containsExactly(
                        "A.java:1 contains income",
                        "A.java:2 contains person_key",
                        "A.java:2 contains monthly_wage_yuan",
                        "A.java:3 contains employment",
                        "A.java:4 contains villages",
                        "A.java:4 contains villages",
                        "A.java:5 contains work_region_code");
    }

    @Test
    void ignores_allowed_phrases() {
        String text = """
                import org.springframework.batch.infrastructure.item.Chunk;
                int personsPerRow = period.year() + RegionCodeForm.LENGTH;
                String incoming = "personsPer";
                """;
        assertThat(WORDS.hits("A.java", text)).containsExactly("A.java:3 contains persons");
    }

    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/main/jte", "src/main/resources")) {
            try (Stream<Path> below = Files.walk(Path.of(folder))) {
                below.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
