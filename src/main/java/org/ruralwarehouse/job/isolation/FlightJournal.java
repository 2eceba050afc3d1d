package org.ruralwarehouse.job.isolation;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.storage.Sha256;

/**
 * Journal of the packages in flight, for the next process: what was in flight when two processes ended, or did not
 * react when one ended, is suspect. It names packages by hashes. A journal that cannot be read or written makes nothing
 * suspect and never fails.
 */
final class FlightJournal {

    private static final int CRASHES_OF_A_SUSPECT = 2;
    private static final int MAX_BYTES = 16 << 20;
    private static final int ID_LENGTH = 16;

    private final Path file;
    private final Map<String, Integer> crashes = new HashMap<>();

    private FlightJournal(Path file) {
        this.file = file;
    }

    /** Reads the journal of the previous process and starts a new one. */
    static FlightJournal open(Path file) {
        FlightJournal journal = new FlightJournal(file);
        journal.readPrevious();
        journal.startAnew();
        return journal;
    }

    private void readPrevious() {
        Set<String> inFlight = new HashSet<>();
        for (String line : lines()) {
            String[] words = line.split(" ");
            if (words.length < 2) {
                continue;
            }
            switch (words[0]) {
                case "start" -> inFlight.add(words[1]);
                case "end" -> {
                    inFlight.remove(words[1]);
                    crashes.remove(words[1]);
                }
                case "stuck" -> crashes.put(words[1], CRASHES_OF_A_SUSPECT);
                case "crash" -> crashes.merge(words[1], 1, Integer::sum);
                default -> {
                    // The end of a line may be missing after a crash of the machine.
                }
            }
        }
        inFlight.forEach(id -> crashes.merge(id, 1, Integer::sum));
    }

    private Iterable<String> lines() {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Set.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException | RuntimeException unreadable) {
            return Set.of();
        }
    }

    private synchronized void startAnew() {
        String lines = crashes.entrySet().stream()
                .map(entry -> ("crash " + entry.getKey() + "\n").repeat(Math.min(entry.getValue(), 2)))
                .collect(Collectors.joining());
        write(lines, false);
    }

    /** Whether a package was in flight at two crashes, or did not react. */
    synchronized boolean isSuspect(String key) {
        return crashes.getOrDefault(id(key), 0) >= CRASHES_OF_A_SUSPECT;
    }

    /** Records that the work on a package begins. */
    void start(String key) {
        write("start " + id(key) + '\n', true);
    }

    /** Records that the process has survived the work on a package. */
    synchronized void end(String key) {
        crashes.remove(id(key));
        write("end " + id(key) + '\n', true);
    }

    /** Records that the process ends because of a package. */
    void stuck(String key) {
        write("stuck " + id(key) + '\n', true);
    }

    /** Forgets everything, at the end of a completed run. */
    synchronized void clear() {
        crashes.clear();
        write("", false);
    }

    private synchronized void write(String lines, boolean append) {
        // Not a channel: a channel closes when its thread is interrupted.
        try (FileOutputStream out = new FileOutputStream(file.toFile(), append)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException notWritten) {
            // Without the line, the next process does not suspect this package.
            return;
        }
    }

    private static String id(String key) {
        return Sha256.hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
    }
}
