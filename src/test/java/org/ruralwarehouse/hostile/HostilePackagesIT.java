package org.ruralwarehouse.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.contract.WarehouseDefinitionReader;
import org.ruralwarehouse.duckdb.Database;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.testing.SamplePackages;

/**
 * One hostile package beside two honest ones. The honest packages load and a release is published, every time, and the
 * next run without the package is clean.
 */
class HostilePackagesIT {

    private static final List<String> HONEST = List.of("hainan-2022", "xizang-2022");

    /** One of the honest senders also sends the hostile package. */
    private static final String SENDER = "hainan";

    private static final String EFFECTIVE_ROWS = """
            select province_code || ' ' || dataset || ' ' || rows_landed from star.dim_submission
            where is_effective order by 1
            """;

    private static final int PUBLISHED = 0;
    private static final int PUBLISHED_WITH_REJECTIONS = 3;

    private static final Map<String, HostilePackages.HostilePackage> PACKAGES = new HostilePackages(
                    new WarehouseDefinitionReader(Path.of("warehouse"))
                            .read()
                            .newestContracts()
                            .get(0)
                            .name())
            .byName();

    private static List<String> expected;

    @TempDir
    Path folder;

    /** A pattern of names selects cases; a number selects some of them at equal distances. */
    static Stream<String> names() {
        Predicate<String> only =
                Pattern.compile(System.getProperty("hostile.only", "")).asPredicate();
        List<String> names = new ArrayList<>(PACKAGES.keySet());
        names.removeIf(only.negate());
        int cases = Math.min(names.size(), Integer.getInteger("hostile.cases", 3));
        return Stream.iterate(0, i -> i + 1).limit(cases).map(i -> names.get(i * names.size() / cases));
    }

    @BeforeAll
    static void runWithoutHostilePackage(@TempDir Path folder) throws Exception {
        Path inbox = honestInbox(folder);
        ProgramRun run = ProgramRun.nightly(inbox, folder.resolve("data"));
        assertThat(run.exitCode()).as(run.tail()).isEqualTo(PUBLISHED);
        expected = effectiveRows(folder.resolve("data"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void harms_no_other_package(String name) throws Exception {
        Path inbox = honestInbox(folder);
        Path data = folder.resolve("data");
        PACKAGES.get(name).writeTo(inbox.resolve(SENDER));

        ProgramRun run = ProgramRun.nightly(inbox, data);

        assertThat(run.exitCode()).as(run.tail()).isEqualTo(PUBLISHED_WITH_REJECTIONS);
        assertThat(effectiveRows(data)).containsAll(expected);
        assertThat(run.output()).doesNotContain("\u001b", "\u202e");

        new FileTree(inbox).delete();
        honestInbox(folder);
        ProgramRun next = ProgramRun.nightly(inbox, data);

        assertThat(next.exitCode()).as(next.tail()).isEqualTo(PUBLISHED);
        assertThat(effectiveRows(data)).containsAll(expected);
    }

    private static Path honestInbox(Path folder) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        for (String name : HONEST) {
            SamplePackages.copy(name, inbox);
        }
        return inbox;
    }

    private static List<String> effectiveRows(Path data) {
        try (Database release = Database.readOnly(data.resolve("current").resolve("rural.duckdb"))) {
            return release.queryStrings(EFFECTIVE_ROWS);
        }
    }
}
