package org.ruralwarehouse.incremental;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.job.RunOutcome;
import org.ruralwarehouse.nightly.NightlyRun;
import org.ruralwarehouse.release.CurrentRelease;
import org.ruralwarehouse.settings.PseudonymKeys;
import org.ruralwarehouse.storage.FileTree;

/**
 * Random sequences of submissions, corrections and changed definitions. After each step, a run that reuses previous
 * results and a run that builds everything must publish the same. A failure names its seed and steps; {@code
 * -Dincremental.first=<seed> -Dincremental.seeds=1} reproduces it. More seeds: {@code make sequences SEEDS=50}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncrementalSequenceIT {

    private static final long FIRST = Long.getLong("incremental.first", 1);
    private static final int SEEDS = Integer.getInteger("incremental.seeds", 2);
    private static final int FIRST_PACKAGES = 5;

    private static final String FULL_BUILD = "incremental: false\n";
    /** Damaged packages have attempt numbers of their own, far above the others. */
    private static final String FLAT = "sender_identity: none\nlimits: { attempt_step: 1000 }\n";

    private static final String STRICT =
            "thresholds: { from_rows: 5, default: { rows_quarantined: { percent: 60, action: refuse } } }\n";

    private int linkedFiles;

    static LongStream seeds() {
        return LongStream.range(FIRST, FIRST + SEEDS);
    }

    /** A warehouse with two data folders: one is built incrementally, one in full. */
    private static final class Sequence {

        private final Random random;
        private final OrchardWarehouse warehouse;
        private final OrchardPackages packages;
        private final NightlyRun incremental;
        private final NightlyRun full;
        private String thresholds = "";

        Sequence(long seed, Path folder) throws IOException {
            random = new Random(seed);
            warehouse = new OrchardWarehouse(folder.resolve("warehouse"));
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            packages = new OrchardPackages(inbox, random);
            incremental = new NightlyRun(warehouse.folder(), inbox, folder.resolve("incremental"), FLAT);
            full = new NightlyRun(warehouse.folder(), inbox, folder.resolve("full"), FLAT);
            new PseudonymKeys(Map.of()).read(incremental.settings().data());
            NightlyRun.copyTree(
                    incremental.data().resolve("secret"), full.data().resolve("secret"));
        }

        /** Actions in random order and with random content; each returns its description. */
        List<Supplier<String>> actions() {
            List<Supplier<String>> actions = new ArrayList<>(List.of(
                    this::send,
                    this::send,
                    () -> packages.sendDamaged() + " and " + send(),
                    () -> warehouse.change(random),
                    () -> random.nextBoolean() ? warehouse.change(random) : changeThresholds()));
            Collections.shuffle(actions, random);
            // A run with the changed contract precedes the replay.
            actions.addAll(random.nextInt(actions.size()), List.of(this::acceptMore, this::replay));
            return actions;
        }

        private String send() {
            return switch (random.nextInt(4)) {
                case 0 -> packages.sendNew();
                case 1 -> packages.correct() + " and " + packages.sendNew();
                default -> packages.correct();
            };
        }

        private String changeThresholds() {
            thresholds = thresholds.isEmpty() ? STRICT : "";
            return "other thresholds";
        }

        private String acceptMore() {
            warehouse.acceptMore();
            return "other contract";
        }

        private String replay() {
            int replayed = incremental.replay().size();
            assertThat(full.replay()).hasSize(replayed);
            return "replay of " + replayed;
        }

        RunOutcome runIncrementally() {
            return incremental.with(FLAT + thresholds).run();
        }

        RunOutcome runInFull() {
            return full.with(FLAT + FULL_BUILD + thresholds).run();
        }

        Optional<CurrentRelease> release() {
            return CurrentRelease.find(incremental.settings().data().current());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void publishes_the_same_as_a_full_build(long seed, @TempDir Path folder) throws IOException {
        Sequence sequence = new Sequence(seed, folder);
        List<String> steps = new ArrayList<>();
        for (int i = 1; i < FIRST_PACKAGES; i++) {
            steps.add(sequence.packages.sendNew());
        }
        List<Supplier<String>> actions = new ArrayList<>(sequence.actions());
        actions.add(0, sequence.packages::sendNew);
        try {
            for (Supplier<String> action : actions) {
                steps.add(action.get());
                linkedFiles += compareRuns(sequence);
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + " after " + steps, e);
        }
    }

    /** Returns the number of files that the incremental release shares with the previous one. */
    private static int compareRuns(Sequence sequence) throws IOException {
        Optional<CurrentRelease> previous = sequence.release();
        RunOutcome incremental = sequence.runIncrementally();
        RunOutcome full = sequence.runInFull();
        assertThat(RunComparison.differences(
                        incremental,
                        sequence.incremental.settings().data(),
                        full,
                        sequence.full.settings().data()))
                .isEmpty();
        assertThat(incremental.blockedBy())
                .as("checks that failed")
                .noneMatch(code -> code.startsWith("check_not_run"));
        return linkedFiles(previous, sequence.release());
    }

    /** Number of files that the newer release shares with another one. */
    private static int linkedFiles(Optional<CurrentRelease> previous, Optional<CurrentRelease> current)
            throws IOException {
        if (previous.isEmpty()
                || current.isEmpty()
                || previous.get().id().equals(current.get().id())) {
            return 0;
        }
        int linked = 0;
        for (Path file : new FileTree(current.get().folder()).files()) {
            Path other = previous.get()
                    .folder()
                    .resolve(current.get().folder().relativize(file).toString());
            linked += Files.exists(other) && Files.isSameFile(file, other) ? 1 : 0;
        }
        return linked;
    }

    @AfterAll
    void something_was_reused() {
        assertThat(linkedFiles).isPositive();
    }
}
