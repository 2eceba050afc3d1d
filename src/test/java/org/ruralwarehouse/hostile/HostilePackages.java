package org.ruralwarehouse.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.ruralwarehouse.nightly.NightlyRun;
import org.ruralwarehouse.testing.PackageBuilder;
import org.ruralwarehouse.testing.SamplePackages;

/**
 * Packages that each try to stop a run: those of {@code sample-data/hostile} and those that cannot be stored as files,
 * because they need a special file, a name or a size.
 */
final class HostilePackages {

    private static final Path STORED = Path.of("sample-data", "hostile");

    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int CENTRAL_HEADER = 0x02014b50;

    /** Offsets of flags and compression method in the local and the central header (APPNOTE.TXT 4.3.7, 4.3.12). */
    private static final Map<Integer, Integer> OFFSET_OF_FLAGS = Map.of(LOCAL_HEADER, 6, CENTRAL_HEADER, 8);

    /** Bytes that a file name may have; 243 with the suffix of a derived name. */
    private static final int MAX_NAME = 243;

    private static final String PROVINCE = "460000";

    private final String dataset;
    private final Map<String, HostilePackage> packages = new LinkedHashMap<>();

    /** Puts a package into the folder of a sender, or beside it. */
    @FunctionalInterface
    interface HostilePackage {
        void writeTo(Path senderFolder) throws IOException;
    }

    /**
     * @param dataset name of any contract
     */
    HostilePackages(String dataset) {
        this.dataset = dataset;
        stored();
        archives();
        manifests();
        contents();
        names();
        specialFiles();
        senders();
    }

    Map<String, HostilePackage> byName() {
        return packages;
    }

    private void stored() {
        try (Stream<Path> entries = Files.list(STORED)) {
            entries.filter(entry -> !entry.toString().endsWith(".md")).sorted().forEach(entry -> {
                String name = entry.getFileName().toString();
                packages.put(
                        name,
                        inbox -> NightlyRun.copyTree(entry, folder(inbox, name).resolve(sentAs(name))));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(Path inbox, String name) {
        return name.startsWith("foreign-sender") ? inbox.resolveSibling("xizang") : inbox;
    }

    private static String sentAs(String name) {
        return name.startsWith("long-name") ? "a".repeat(MAX_NAME - ".zip".length()) + ".zip" : name;
    }

    private void archives() {
        for (int method : new int[] {1, 6, 9, 10, 12, 14, 93, 95, 96, 98, 99, 4711}) {
            packages.put("zip method " + method, inbox -> patched(inbox, 2, method));
        }
        packages.put("zip encrypted", inbox -> patched(inbox, 0, 1));
        packages.put("zip truncated", inbox -> {
            byte[] zip = zip();
            Path truncated = Files.write(inbox.resolve("attack.zip"), Arrays.copyOf(zip, zip.length / 2));
            // A truncated archive that was changed recently may still be copied: it waits.
            Files.setLastModifiedTime(truncated, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        });
        packages.put("zip bomb", inbox -> {
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(inbox.resolve("attack.zip")))) {
                out.putNextEntry(new ZipEntry("datapackage.json"));
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 2048; i++) {
                    out.write(zeros);
                }
                out.closeEntry();
            }
        });
    }

    private void manifests() {
        String nested = "[".repeat(1 << 20);
        manifest("nested manifest", nested);
        manifest("manifest of errors", "{\"resources\": [" + "{},".repeat(200_000) + "{}]}");
        manifest("manifest with a number of a million digits", "{\"rural:attempt\": " + "9".repeat(1 << 20) + "}");
        manifest("manifest with a huge exponent", "{\"rural:attempt\": 1e2147483647}");
        manifest("manifest with a tiny exponent", "{\"rural:attempt\": 1e-2147483647}");
        manifest("manifest with a long key", "{\"" + "k".repeat(1 << 20) + "\": 1}");
        for (String period : new String[] {"9999", "2022-13", "0000", "2049-Q4", "-999999999-01"}) {
            packages.put("period " + period, inbox -> valid().period(period).writeDirectory(inbox));
        }
        packages.put("attempt 2147483647", inbox -> valid().attempt(Integer.MAX_VALUE)
                .writeDirectory(inbox));
    }

    private void manifest(String name, String json) {
        packages.put(name, inbox -> {
            Path folder = Files.createDirectories(inbox.resolve("attack"));
            Files.writeString(folder.resolve("datapackage.json"), json);
        });
    }

    private void contents() {
        content("cell of a million digits", "a,b\r\n" + "9".repeat(1 << 20) + ",1\r\n");
        content("header of a million columns", ",".repeat(1 << 20) + "\r\n1\r\n");
        content("quote that never ends", "a,b\r\n\"" + "x\r\n".repeat(8 << 20));
        content("one line of a hundred megabytes", "x".repeat(100 << 20));
        content("zero bytes", "\0".repeat(16 << 20));
        packages.put("workbook with an entity", inbox -> workbook(inbox, "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"));
        packages.put("workbook of deep elements", inbox -> workbook(inbox, "<a>".repeat(1 << 20)));
    }

    private void content(String name, String csv) {
        packages.put(name, inbox -> attack().file(dataset, "file.csv", csv.getBytes(StandardCharsets.UTF_8))
                .writeDirectory(inbox));
    }

    private void workbook(Path inbox, String xml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String part : new String[] {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"}) {
                out.putNextEntry(new ZipEntry(part));
                out.write(xml.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        attack().file(dataset, "file.xlsx", bytes.toByteArray()).writeDirectory(inbox);
    }

    private void names() {
        packages.put("name of 255 bytes", inbox -> new PackageBuilder("县".repeat(85)).writeDirectory(inbox));
        packages.put("name with escapes", inbox -> new PackageBuilder("\u001b[2J\u202e\r\nPublished in 0.1 s")
                .writeDirectory(inbox));
        packages.put(
                "file name with escapes", inbox -> attack().file(dataset, "\u001b[31m\n\u202e.csv", new byte[] {'a'})
                        .writeDirectory(inbox));
        packages.put("path out of the package", inbox -> attack().file(dataset, "file.csv", new byte[] {'a'})
                .resource(dataset, resource -> resource.put("path", "../../../../etc/passwd"))
                .writeDirectory(inbox));
    }

    private void specialFiles() {
        special("fifo", file -> run("mkfifo", file.toString()));
        special("symbolic link", file -> Files.createSymbolicLink(file, Path.of("/dev/zero")));
        special("hard link", file -> {
            Path original = Files.writeString(file.resolveSibling("original"), "a,b\r\n1,2\r\n");
            Files.createLink(file, original);
        });
        special("sparse file", file -> {
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(1L << 40);
            }
        });
        special("directory as file", Files::createDirectory);
        packages.put(
                "fifo as manifest",
                inbox -> run(
                        "mkfifo",
                        Files.createDirectories(inbox.resolve("attack"))
                                .resolve("datapackage.json")
                                .toString()));
        packages.put(
                "fifo as package",
                inbox -> run("mkfifo", inbox.resolve("attack.zip").toString()));
        packages.put(
                "link as package",
                inbox -> Files.createSymbolicLink(inbox.resolve("attack.zip"), Path.of("/dev/zero")));
    }

    private void senders() {
        packages.put("package outside of a sender folder", inbox -> valid().writeZip(inbox.getParent()));
        packages.put("package of an unknown sender", inbox -> valid().writeZip(inbox.resolveSibling("kunming")));
        packages.put(
                "manifest in the folder of a sender",
                inbox -> Files.write(inbox.resolve("datapackage.json"), valid().manifestBytes()));
        packages.put("two packages with one attempt", inbox -> {
            valid().writeDirectory(inbox);
            valid().writeZip(inbox);
        });
        packages.put("signature of another manifest", inbox -> {
            Path attack = valid().writeDirectory(inbox);
            Files.copy(
                    SamplePackages.in(inbox.getParent(), "hainan-2022").resolve("datapackage.json.sig"),
                    attack.resolve("datapackage.json.sig"));
        });
    }

    /** A package whose only file is replaced by a special one. */
    private void special(String name, HostilePackage create) {
        packages.put(name, inbox -> {
            Path file = valid().writeDirectory(inbox).resolve("file.csv");
            Files.delete(file);
            create.writeTo(file);
        });
    }

    private static PackageBuilder attack() {
        return new PackageBuilder("attack").province(PROVINCE).attempt(7);
    }

    private PackageBuilder valid() {
        return attack().file(dataset, "file.csv", "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private byte[] zip() throws IOException {
        Path folder = Files.createTempDirectory("hostile");
        Path zip = valid().writeZip(folder);
        byte[] bytes = Files.readAllBytes(zip);
        Files.delete(zip);
        Files.delete(folder);
        return bytes;
    }

    /** Writes a valid archive with other flags or another compression method in all headers. */
    private void patched(Path inbox, int offset, int value) throws IOException {
        ByteBuffer zip = ByteBuffer.wrap(zip()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + Integer.BYTES <= zip.capacity(); i++) {
            Integer flags = OFFSET_OF_FLAGS.get(zip.getInt(i));
            if (flags != null) {
                zip.putShort(i + flags + offset, (short) value);
            }
        }
        Files.write(inbox.resolve("attack.zip"), zip.array());
    }

    private static void run(String... command) throws IOException {
        try {
            int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exitCode != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
