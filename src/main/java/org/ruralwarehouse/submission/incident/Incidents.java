package org.ruralwarehouse.submission.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.storage.JsonFiles;
import org.ruralwarehouse.storage.Sha256;

/**
 * The incidents of a data folder. A package that has caused one is tried again only when the program, the settings or
 * the package have changed. Several threads may use it.
 */
public final class Incidents {

    private static final int NUMBER_LENGTH = 8;

    private final @Nullable Path folder;
    private final String program;
    private final IncidentListener listener;
    private final Isolation isolation;
    private final JsonFiles json = new JsonFiles();

    /**
     * @param folder folder of the records, one file for each package or file that failed; null to store none, for
     *     commands without a data folder
     * @param program fingerprint of program, definitions and settings
     */
    public Incidents(@Nullable Path folder, String program, IncidentListener listener) {
        this(folder, program, listener, Isolation.NONE);
    }

    /**
     * @param isolation confirms a failure before it is recorded
     */
    public Incidents(@Nullable Path folder, String program, IncidentListener listener, Isolation isolation) {
        this.folder = folder;
        this.program = program;
        this.listener = listener;
        this.isolation = isolation;
    }

    /** Incidents that are neither stored nor logged. */
    public static Incidents unstored() {
        return new Incidents(null, "", IncidentListener.NONE);
    }

    /** What confirms a failure before it is recorded. */
    public Isolation isolation() {
        return isolation;
    }

    /**
     * A previous incident with the same inputs; a repeated attempt would fail in the same way.
     *
     * @param key what was tried: a package or one file of it
     * @param location the package
     */
    public Optional<Incident> find(String key, Path location) {
        Path file = file(key);
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(json.read(file, Incident.class))
                    .filter(incident -> incident.inputs().equals(inputs(location)));
        } catch (RuntimeException unreadable) {
            // A damaged record must not end the run: the package is tried again.
            return Optional.empty();
        }
    }

    /**
     * Records a failure, or that a package exceeded its processor time.
     *
     * @throws UncheckedIOException when the record cannot be written
     */
    public Incident add(String key, String stage, String packageName, Path location, Throwable cause) {
        Long exceeded = cause instanceof PackageStoppedException stop ? stop.exceededSeconds() : null;
        String number = DateTimeFormatter.BASIC_ISO_DATE.format(LocalDate.now(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, NUMBER_LENGTH);
        Incident incident = new Incident(number, packageName, stage, nameOf(cause), inputs(location), exceeded);
        Path file = file(key);
        if (file != null) {
            json.write(file, incident);
        }
        if (exceeded == null) {
            listener.onIncident(incident, cause);
        }
        return incident;
    }

    /** Deletes the record of an incident that a repeated attempt has resolved. */
    public void resolve(String key) {
        Path file = file(key);
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    private @Nullable Path file(String key) {
        return folder == null
                ? null
                : folder.resolve(
                        Sha256.hex(key.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + ".json");
    }

    private String inputs(Path location) {
        return Sha256.hex((program + '\n' + PackageState.fingerprint(location)).getBytes(StandardCharsets.UTF_8));
    }

    /** Class of a failure and of its root cause: a name without a text of the package. */
    public static String nameOf(Throwable cause) {
        if (cause instanceof NamedFailure named) {
            return named.failureName();
        }
        Throwable root = cause;
        for (int depth = 0; root.getCause() != null && depth < 100; depth++) {
            root = root.getCause();
        }
        String outer = cause.getClass().getName();
        return root == cause ? outer : outer + ": " + root.getClass().getName();
    }
}
