package org.ruralwarehouse.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ruralwarehouse.testing.PersonalMarkers;

/** A run that is killed in any stage leaves no personal number behind. {@code make privacy} kills it in all stages. */
@DisabledOnOs(OS.WINDOWS)
class KilledRunIT {

    /** Runs that are killed: {@code all}, or only two. */
    private static final String KILLS = System.getProperty("privacy.kills", "");

    /** Stages by the first file that they write. */
    private enum Stage {
        LAND(data -> hasFile(data.resolve("staging")) || hasFile(data.resolve("landed"))),
        LANDED(data -> hasFile(data.resolve("landed"))),
        CHECK(data -> runHas(data, "check")),
        MODEL(data -> runHas(data, "release")),
        REPORT(data -> hasFile(data.resolve("reports"))),
        PUBLISH(data -> hasFile(data.resolve("releases")));

        private final Predicate<Path> hasBegun;

        Stage(Predicate<Path> hasBegun) {
            this.hasBegun = hasBegun;
        }
    }

    @TempDir
    Path folder;

    private final PersonalMarkers markers = new PersonalMarkers();
    private final List<String> leaks = new ArrayList<>();
    private int searched;

    static Stream<Stage> stages() {
        return KILLS.equals("all") ? Stream.of(Stage.values()) : Stream.of(Stage.LAND, Stage.MODEL);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void a_killed_run_leaves_no_personal_number(Stage stage) throws Exception {
        Path inbox = folder.resolve("inbox");
        MarkerInbox.write(markers, inbox);
        Path data = folder.resolve("data");
        try (PrivateProcess run = PrivateProcess.start(inbox, data, folder.resolve("output.txt"))) {
            while (run.isAlive() && !stage.hasBegun.test(data)) {
                Thread.sleep(2);
            }
            assertThat(run.isAlive()).as(run.output()).isTrue();
            run.kill();
            search("output", run.output());
        }
        new WrittenFiles(data, folder, this::search).visit(file -> true);

        assertThat(searched).isGreaterThan(10);
        assertThat(new TreeSet<>(leaks)).isEmpty();
    }

    private void search(String place, String text) {
        searched++;
        markers.in(text).forEach(marker -> leaks.add(place + ": " + marker));
    }

    private static boolean runHas(Path data, String name) {
        try (Stream<Path> runs = Files.list(data.resolve("runs"))) {
            return runs.anyMatch(run -> hasFile(run.resolve(name)));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** True for a folder with a file below it; false while it is being created. */
    private static boolean hasFile(Path folder) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.anyMatch(Files::isRegularFile);
        } catch (IOException | RuntimeException notYet) {
            return false;
        }
    }
}
