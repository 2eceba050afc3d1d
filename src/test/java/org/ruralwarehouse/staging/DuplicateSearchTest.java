package org.ruralwarehouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.duckdb.Sql;
import org.ruralwarehouse.incremental.PreviousResults;
import org.ruralwarehouse.incremental.ReusableDuplicates;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.release.ReleaseManifest.Input;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.submission.LandedFiles;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.ParquetFile;
import org.ruralwarehouse.testing.PreviousReleases;
import org.ruralwarehouse.testing.Receipts;
import org.ruralwarehouse.testing.TinyWarehouse;

/** All searches find the same rows, on random submissions of which some have changed since the previous release. */
class DuplicateSearchTest {

    private static final List<String> PROVINCES = List.of("510000", "520000", "530000");
    private static final List<String> PERIODS = List.of("2021", "2022");
    private static final int KEEPERS = 12;

    private final Path landed;
    private final Path release;
    private final ReusableFiles exported;
    private final TinyWarehouse warehouse;
    private final Database database;
    private final Map<String, Integer> attempts = new LinkedHashMap<>();

    DuplicateSearchTest(@TempDir Path temp) throws Exception {
        landed = temp.resolve("landed");
        release = temp.resolve("release");
        exported = new ReusableFiles(release.resolve(ReusableFiles.IN_RELEASE));
        Files.createDirectories(exported.duplicateRows());
        warehouse = TinyWarehouse.in(temp.resolve("warehouse"));
        database = Database.inMemory(ParquetFile.smallDuckDb(temp.resolve("spill")));
    }

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private void land(String province, String period, Random random) {
        land(
                province,
                period,
                random.ints(random.nextInt(9), 0, KEEPERS).boxed().toList());
    }

    /** Lands the first attempt of a slot, or the next one. */
    private void land(String province, String period, List<Integer> keepers) {
        int attempt = attempts.merge(province + period, 1, Integer::sum);
        String name = "of_" + province + "_" + period + "_" + attempt;
        Submission submission = new PackageBuilder(name)
                .province(province)
                .period(period)
                .attempt(attempt)
                .csv("orchard", "x")
                .submission("orchard", Path.of("inbox", name));
        Path folder = landed.resolve("orchard")
                .resolve("period=" + period)
                .resolve("province_code=" + province)
                .resolve("submission_key=" + submission.key());
        new JsonFiles()
                .write(folder.resolve(LandedFiles.RECEIPT), Receipts.of(submission, keepers.size(), keepers.size()));
        database.execute("""
                copy (
                    select 0::bigint as keeper_key_high, keeper::bigint as keeper_key_low,
                        'male' as sex, 1980 as birth_year, '53011' || keeper %% 2 as place_code,
                        null::date as planted_on, 2022 as season, keeper::bigint as trees,
                        null::decimal(18,2) as yield_kg, null::decimal(18,1) as survival_rate, true as is_irrigated,
                        'apple' as variety, null::varchar as remark, row_number() over () + 1 as source_line
                    from (select unnest(%s::integer[]) as keeper)
                ) to %s (format parquet)
                """.formatted(keepers, Sql.literal(folder.resolve(LandedFiles.ROWS))));
    }

    private LandingZone zone() {
        return LandingZone.read(landed);
    }

    private void createStaging() {
        List.of("landed", "landed_copy", "ref")
                .forEach(schema -> database.execute("drop schema if exists " + schema + " cascade"));
        new StagingDatabase(database, warehouse.definition(), zone()).create();
    }

    private static Map<Long, String> effective(LandingZone zone) {
        return zone.effective("orchard").stream()
                .collect(Collectors.toMap(s -> s.submission().key(), LandedSubmission::sha256));
    }

    private void publish(Random random) {
        PROVINCES.forEach(province -> PERIODS.forEach(period -> {
            if (random.nextInt(4) > 0) {
                land(province, period, random);
            }
        }));
        land("530000", "2022", random);
        export();
    }

    private void export() {
        createStaging();
        DuplicateTables tables = new DuplicateTables(database, warehouse.definition(), zone());
        tables.create(Set.of("orchard"), PreviousResults.none());
        tables.export(Set.of("orchard"), exported);
    }

    /** Corrects, adds and removes submissions. */
    private void change(Random random) {
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            land(PROVINCES.get(random.nextInt(PROVINCES.size())), PERIODS.get(random.nextInt(PERIODS.size())), random);
        }
        if (random.nextInt(3) == 0) {
            new FileTree(landed.resolve("orchard/period=2021/province_code=520000")).delete();
        }
    }

    /** What an incremental release knows; sometimes the content of a removed submission is not known. */
    private ReusableDuplicates previous(Map<Long, String> before, Random random) {
        Map<Long, String> now = effective(zone());
        Set<Long> unchanged = new TreeSet<>(now.keySet());
        unchanged.removeIf(key -> !Objects.equals(now.get(key), before.get(key)));
        Map<Long, String> removed = new HashMap<>(before);
        removed.keySet().removeIf(key -> now.containsKey(key) || random.nextInt(4) == 0);
        return new ReusableDuplicates(exported.duplicateRows("orchard"), unchanged, removed);
    }

    private List<String> rows(DuplicateSearch search) {
        search.createTable("landed.found");
        List<String> rows = database.queryStrings("select r::varchar from landed.found as r order by all");
        database.execute("drop table landed.found");
        return rows;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void all_searches_find_the_same_rows(long seed) {
        Random random = new Random(seed);
        publish(random);
        Map<Long, String> before = effective(zone());
        change(random);
        createStaging();
        Contract contract = warehouse.definition().newestContracts().get(0);
        ReusableDuplicates previous = previous(before, random);
        List<LandedSubmission> submissions = zone().effective("orchard");
        List<LandedSubmission> removed = new ArrayList<>(zone().submissions());
        removed.removeIf(
                s -> !s.sha256().equals(previous.removed().get(s.submission().key())));
        Optional<String> removedRows =
                removed.isEmpty() ? Optional.empty() : Optional.of(new LandedRows(database, contract).select(removed));

        List<String> expected = rows(new GroupingDuplicateSearch(database, contract));

        assertThat(rows(new FilteringDuplicateSearch(database, contract, submissions)))
                .as("filtering, seed %d", seed)
                .isEqualTo(expected);
        assertThat(rows(new IncrementalDuplicateSearch(database, contract, submissions, previous, removedRows)))
                .as("incremental, seed %d", seed)
                .isEqualTo(expected);
    }

    @Test
    void the_tables_reuse_previous_rows_of_a_dataset_with_an_unchanged_submission() {
        land("520000", "2022", List.of(1, 1));
        export();
        List<Input> inputs = zone().submissions().stream()
                .map(s -> PreviousReleases.input(s.submission().key(), "520000", 2, s.sha256()))
                .toList();
        // An empty file shows which rows are reused.
        database.execute("copy (from landed.duplicate_orchard limit 0) to "
                + Sql.literal(exported.duplicateRows("orchard")) + " (format parquet)");

        assertThat(duplicates(PreviousReleases.of(release, inputs, inputs))).isZero();
        assertThat(duplicates(PreviousReleases.of(release, List.of(), inputs))).isEqualTo(2);
        assertThat(duplicates(PreviousResults.none())).isEqualTo(2);
    }

    private long duplicates(PreviousResults previous) {
        createStaging();
        new DuplicateTables(database, warehouse.definition(), zone()).create(Set.of("orchard"), previous);
        return database.queryLong("select count(*) from landed.duplicate_orchard");
    }
}
