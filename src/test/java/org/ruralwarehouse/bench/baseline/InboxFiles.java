package org.ruralwarehouse.bench.baseline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.storage.FileTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Prepares the files of an inbox for programs without the accept and land stages: archives are unpacked, broken
 * packages left out, encodings and headers determined. This is not measured.
 */
public final class InboxFiles {

    private static final String MANIFEST = "datapackage.json";
    private static final int HEADER_BYTES = 1 << 14;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WarehouseDefinition definition;
    private final Path unpacked;

    /**
     * @param unpacked folder for unpacked archives
     */
    public InboxFiles(WarehouseDefinition definition, Path unpacked) {
        this.definition = definition;
        this.unpacked = unpacked;
    }

    /** Effective files by dataset, period and province. */
    public List<InboxFile> read(Path inbox) {
        Map<String, InboxFile> newest = new TreeMap<>();
        for (Path folder : packages(inbox)) {
            for (InboxFile file : filesOf(folder)) {
                String key = file.dataset() + " " + file.period() + " " + file.provinceCode();
                newest.merge(key, file, (a, b) -> a.attempt() > b.attempt() ? a : b);
            }
        }
        return List.copyOf(newest.values());
    }

    /** Folders of all packages that can be opened. */
    List<Path> packages(Path inbox) {
        List<Path> folders = new ArrayList<>();
        try (Stream<Path> entries = Files.find(inbox, 2, (path, attributes) -> isPackage(inbox, path))) {
            for (Path entry : entries.sorted().toList()) {
                Path folder = Files.isDirectory(entry) ? entry : unpack(entry);
                if (Files.exists(folder.resolve(MANIFEST))) {
                    folders.add(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }

    /** Packages are in folders of their senders. */
    private static boolean isPackage(Path inbox, Path path) {
        return inbox.relativize(path).getNameCount() == 2;
    }

    private Path unpack(Path archive) throws IOException {
        Path folder = unpacked.resolve(archive.getParent().getFileName())
                .resolve(archive.getFileName().toString().replace(".zip", ""));
        try (ZipFile zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8)) {
            Files.createDirectories(folder);
            for (var entry : zip.stream().toList()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (target.startsWith(folder) && !Files.exists(target)) {
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        } catch (ZipException unreadable) {
            return folder;
        }
        return folder;
    }

    public static JsonNode manifest(Path folder) {
        try {
            return JSON.readTree(Files.readAllBytes(folder.resolve(MANIFEST)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<InboxFile> filesOf(Path folder) {
        List<InboxFile> files = new ArrayList<>();
        try {
            JsonNode manifest = manifest(folder);
            for (JsonNode resource : manifest.path("resources")) {
                Path path = folder.resolve(resource.path("path").asString());
                if (isWhole(path, resource)) {
                    files.add(file(path, manifest, resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException noManifest) {
            return List.of();
        }
        return files;
    }

    private static boolean isWhole(Path path, JsonNode resource) throws IOException {
        return Files.exists(path)
                && Files.size(path) == resource.path("bytes").asLong()
                && ("sha256:" + FileTree.sha256(path))
                        .equals(resource.path("hash").asString());
    }

    private InboxFile file(Path path, JsonNode manifest, JsonNode resource) throws IOException {
        String dataset = resource.path("name").asString();
        String period = manifest.path("rural:period").asString();
        String delimiter = resource.path("dialect").path("delimiter").asString(",");
        byte[] head;
        try (InputStream in = Files.newInputStream(path)) {
            head = in.readNBytes(HEADER_BYTES);
        }
        Charset charset = charset(resource.path("encoding").asString(""), head);
        String header;
        try (BufferedReader lines = Files.newBufferedReader(path, charset)) {
            header = lines.readLine();
        }
        Contract contract =
                definition.contract(dataset, Period.parse(period).orElseThrow()).orElseThrow();
        return new InboxFile(
                path.toAbsolutePath(),
                dataset,
                manifest.path("rural:province").asString(),
                period,
                manifest.path("rural:attempt").asInt(),
                resource.path("rural:personsPerRow").asInt(1),
                resource.path("rural:rows").asLong(),
                charset,
                delimiter,
                new String(head, StandardCharsets.ISO_8859_1).contains("\r\n") ? "\\r\\n" : "\\n",
                columns(contract, header, delimiter));
    }

    private static Charset charset(String declared, byte[] head) {
        if (!declared.isEmpty()) {
            return Charset.forName(declared.startsWith("gb") ? "GB18030" : declared);
        }
        int end = 0;
        while (head[end] != '\n') {
            end++;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(head, 0, end));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return Charset.forName("GB18030");
        }
    }

    private static List<String> columns(Contract contract, String header, String delimiter) {
        Map<String, String> names = new HashMap<>();
        contract.fields().forEach(field -> field.headers()
                .forEach(text -> names.put(HeaderNormalizer.normalize(text), field.name())));
        return Arrays.stream(header.split(Pattern.quote(delimiter)))
                .map(text -> {
                    String name = names.get(HeaderNormalizer.normalize(text.replace("\"", "")));
                    if (name == null) {
                        throw new IllegalStateException("No field of " + contract.name() + " is called " + text);
                    }
                    return name;
                })
                .toList();
    }
}
