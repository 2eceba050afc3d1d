package org.ruralwarehouse.decision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ruralwarehouse.storage.JsonFiles;

/** The folder of decisions: one JSON file each, appended durably and never changed. */
public final class DecisionStore {

    private static final Pattern FILE = Pattern.compile("\\d{8}-[a-z_]{1,20}-\\d{1,20}\\.json");

    private final Path folder;
    private final Clock clock;
    private final JsonFiles json = new JsonFiles();

    public DecisionStore(Path folder) {
        this(folder, Clock.systemUTC());
    }

    /**
     * @param clock time of new decisions
     */
    DecisionStore(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Reads all decisions. Files with other names are ignored.
     *
     * @throws UncheckedIOException when a decision cannot be read
     */
    public Decisions read() {
        if (!Files.isDirectory(folder)) {
            return Decisions.NONE;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Decision> decisions = new ArrayList<>(files.filter(file ->
                            FILE.matcher(String.valueOf(file.getFileName())).matches())
                    .map(file -> json.read(file, Decision.class))
                    .toList());
            decisions.sort(Comparator.comparingLong(Decision::sequence));
            return new Decisions(decisions);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /**
     * Appends a decision with the next sequence number. The data folder must be locked.
     *
     * @param who name of the operator, or {@code run <id>}
     * @throws UncheckedIOException when it cannot be written durably, or another process has appended at the same time
     */
    public Decision append(String who, DecisionKind kind, Decision.Subject submission, String reason) {
        long sequence =
                read().all().stream().mapToLong(Decision::sequence).max().orElse(0) + 1;
        Decision decision =
                new Decision(sequence, clock.instant().truncatedTo(ChronoUnit.MILLIS), who, kind, submission, reason);
        json.create(
                folder.resolve(String.format(Locale.ROOT, "%08d-%s-%d.json", sequence, kind.code(), submission.key())),
                decision);
        return decision;
    }
}
