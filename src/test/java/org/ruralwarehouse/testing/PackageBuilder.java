package org.ruralwarehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.Submission;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a package of a province, with the correct size and hash of every file. {@link #manifest} and {@link #resource}
 * change the manifest, for invalid packages.
 */
public final class PackageBuilder {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String name;
    private final ObjectNode manifest = JSON.createObjectNode();
    private final Map<String, ObjectNode> resources = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /**
     * @param name name of the directory, or of the zip archive without its suffix
     */
    public PackageBuilder(String name) {
        this.name = name;
        manifest.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json")
                .put("name", name)
                .put("created", "2023-01-15T08:30:00Z")
                .put("rural:province", "530000")
                .put("rural:period", "2022")
                .put("rural:attempt", 1);
    }

    public PackageBuilder province(String code) {
        manifest.put("rural:province", code);
        return this;
    }

    public PackageBuilder period(String period) {
        manifest.put("rural:period", period);
        return this;
    }

    public PackageBuilder attempt(int attempt) {
        manifest.put("rural:attempt", attempt);
        return this;
    }

    /** Adds a file in UTF-8, named after its dataset. */
    public PackageBuilder csv(String dataset, String... lines) {
        return csv(dataset, StandardCharsets.UTF_8, lines);
    }

    public PackageBuilder csv(String dataset, Charset charset, String... lines) {
        return file(dataset, dataset + ".csv", (String.join("\r\n", lines) + "\r\n").getBytes(charset));
    }

    public PackageBuilder file(String dataset, String path, byte[] bytes) {
        files.put(path, bytes);
        resources.put(
                dataset,
                JSON.createObjectNode()
                        .put("name", dataset)
                        .put("path", path)
                        .put("bytes", bytes.length)
                        .put("hash", "sha256:" + Sha256.hex(bytes)));
        return this;
    }

    /** Changes the manifest entry of a file. */
    public PackageBuilder resource(String dataset, Consumer<ObjectNode> change) {
        change.accept(Objects.requireNonNull(resources.get(dataset), dataset));
        return this;
    }

    /** Changes the manifest. */
    public PackageBuilder manifest(Consumer<ObjectNode> change) {
        change.accept(manifest);
        return this;
    }

    public byte[] manifestBytes() {
        ObjectNode whole = manifest.deepCopy();
        if (!whole.has("resources")) {
            resources.values().forEach(whole.putArray("resources")::add);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(whole);
    }

    /** The submission of one file, derived from the manifest. */
    public Submission submission(String dataset, Path location) {
        ObjectNode resource = Objects.requireNonNull(resources.get(dataset), dataset);
        String province = manifest.get("rural:province").asString();
        Period period = Period.of(manifest.get("rural:period").asString());
        int attempt = manifest.get("rural:attempt").asInt();
        String digest = Sha256.hex(manifestBytes());
        Map<String, BigDecimal> totals = new LinkedHashMap<>();
        resource.path("rural:controlTotals")
                .properties()
                .forEach(t -> totals.put(t.getKey(), t.getValue().decimalValue()));
        return new Submission(
                Submission.keyOf(province, period, dataset, attempt, digest),
                dataset,
                province,
                period,
                attempt,
                String.valueOf(location.getFileName()),
                location,
                resource.get("path").asString(),
                resource.has("encoding") ? resource.get("encoding").asString() : null,
                resource.path("dialect").has("delimiter")
                        ? Character.valueOf(resource.path("dialect")
                                .path("delimiter")
                                .asString()
                                .charAt(0))
                        : null,
                resource.get("bytes").asLong(),
                resource.get("hash").asString().substring("sha256:".length()),
                resource.has("rural:rows") ? resource.get("rural:rows").asLong() : null,
                resource.path("rural:personsPerRow").asInt(1),
                totals,
                Instant.parse(manifest.get("created").asString()),
                digest,
                resource.has("rural:sheet") ? resource.get("rural:sheet").asString() : null);
    }

    /** Writes the package as a directory. */
    public Path writeDirectory(Path inbox) {
        Path folder = inbox.resolve(name);
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.write(target, file.getValue());
            }
            Files.write(folder.resolve("datapackage.json"), manifestBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Writes the package as a zip archive. */
    public Path writeZip(Path inbox) {
        Map<String, byte[]> entries = new LinkedHashMap<>(files);
        entries.put("datapackage.json", manifestBytes());
        try {
            Files.createDirectories(inbox);
            Path zip = inbox.resolve(name + ".zip");
            try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
                for (Map.Entry<String, byte[]> file : entries.entrySet()) {
                    out.putArchiveEntry(new ZipArchiveEntry(file.getKey()));
                    out.write(file.getValue());
                    out.closeArchiveEntry();
                }
            }
            return zip;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
