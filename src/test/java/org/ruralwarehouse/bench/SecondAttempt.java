package org.ruralwarehouse.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.ruralwarehouse.bench.baseline.InboxFiles;
import org.ruralwarehouse.storage.FileTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Creates the second attempt of a package: the same files with a few changed values, and the matching manifest. */
final class SecondAttempt {

    private static final int EVERY = 1000;
    private static final int CHANGED = 5;
    private static final Duration LATER = Duration.ofDays(30);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SecondAttempt() {}

    /**
     * @param original folder of the first attempt
     * @param inbox folder of the sender that receives the second attempt
     */
    static void write(Path original, Path inbox) {
        try {
            ObjectNode manifest = (ObjectNode) InboxFiles.manifest(original);
            String name = manifest.path("name").asString() + "-attempt-2";
            Path folder = Files.createDirectories(inbox.resolve(name));
            manifest.put("name", name);
            manifest.put("rural:attempt", 2);
            manifest.put(
                    "created",
                    Instant.parse(manifest.path("created").asString())
                            .plus(LATER)
                            .toString());
            for (JsonNode resource : manifest.path("resources")) {
                String path = resource.path("path").asString();
                Path target = folder.resolve(path);
                if (resource.path("name").asString().equals("employment")) {
                    change(original.resolve(path), target);
                } else {
                    Files.copy(original.resolve(path), target);
                }
                ((ObjectNode) resource).put("bytes", Files.size(target));
                ((ObjectNode) resource).put("hash", "sha256:" + FileTree.sha256(target));
            }
            Files.write(folder.resolve("datapackage.json"), JSON.writeValueAsBytes(manifest));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Copies bytes in any encoding and changes the last digit of a few wages, which are the last value of their line.
     */
    private static void change(Path source, Path target) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(source), 1 << 16);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long number = 0;
            int changed = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n') {
                    number++;
                    String text = line.toString(StandardCharsets.ISO_8859_1);
                    boolean isDue = number % EVERY == 0 || changed > 0 && changed < CHANGED;
                    if (isDue && changed < CHANGED && text.matches("(?s).*[;,\\t]\\d{3,4}\\r?\\n")) {
                        text = text.replaceFirst("(\\d)(\\r?\\n)$", "1$2");
                        changed++;
                    }
                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                    line.reset();
                }
            }
            line.writeTo(out);
            if (changed == 0) {
                throw new IllegalStateException("Nothing to change in " + source);
            }
        }
    }
}
