package org.ruralwarehouse.generate.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.sender.ManifestSignature;
import org.ruralwarehouse.storage.FileTree;
import org.ruralwarehouse.storage.Sha256;
import org.ruralwarehouse.submission.archive.PackageFiles;
import tools.jackson.databind.node.ObjectNode;

/** Assembles a package from files and a manifest, applies damage, and moves it into the output folder atomically. */
public final class PackageAssembler {

    private static final int GARBAGE_BLOCKS = 64;

    private final Path out;
    private final Path work;
    private final @Nullable PrivateKey key;

    /**
     * @param out folder of finished packages
     * @param work folder on the same disk for unfinished packages
     * @param key key that signs the manifest; null = packages are not signed
     */
    public PackageAssembler(Path out, Path work, @Nullable PrivateKey key) {
        this.out = out;
        this.work = work;
        this.key = key;
    }

    /**
     * @param files files by path in the package, in the order of the manifest's resources; they are moved or consumed
     * @return location of the finished package
     */
    public Path assemble(
            String name,
            Container container,
            Damage damage,
            String created,
            ManifestDraft manifest,
            Map<String, Path> files)
            throws IOException {
        boolean isZip = container == Container.ZIP || damage == Damage.GARBAGE;
        String fileName = isZip ? name + ".zip" : name;
        Path building = work.resolve(fileName + ".building");
        if (damage == Damage.GARBAGE) {
            Files.write(building, garbage(name));
        } else {
            if (damage == Damage.WRONG_HASH) {
                ObjectNode first =
                        (ObjectNode) manifest.root().path("resources").path(0);
                first.put("hash", "sha256:" + Sha256.hex(name.getBytes(StandardCharsets.UTF_8)));
            }
            LocalDateTime entryTime = OffsetDateTime.parse(created)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
            write(building, isZip ? Container.ZIP : Container.DIRECTORY, entryTime, damage, manifest, files);
        }
        Path location = out.resolve(fileName);
        new FileTree(out.resolve(name)).delete();
        new FileTree(out.resolve(name + ".zip")).delete();
        Files.createDirectories(out);
        return Files.move(building, location, StandardCopyOption.ATOMIC_MOVE);
    }

    private void write(
            Path building,
            Container container,
            LocalDateTime entryTime,
            Damage damage,
            ManifestDraft manifest,
            Map<String, Path> files)
            throws IOException {
        try (PackageTarget target = PackageTarget.open(container, building, entryTime)) {
            boolean cut = damage == Damage.TRUNCATE;
            for (Map.Entry<String, Path> file : files.entrySet()) {
                long bytes = Files.size(file.getValue());
                target.add(file.getKey(), file.getValue(), cut ? bytes / 2 : bytes);
                cut = false;
            }
            target.add(PackageFiles.MANIFEST, manifest.bytes());
            if (key != null) {
                target.add(ManifestSignature.FILE, signature(manifest.bytes(), key));
            }
        }
    }

    private static byte[] signature(byte[] manifest, PrivateKey key) {
        try {
            return ManifestSignature.sign(manifest, key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read as an Ed25519 key signs", e);
        }
    }

    private static byte[] garbage(String name) {
        byte[] bytes = new byte[GARBAGE_BLOCKS * 32];
        for (int block = 0; block < GARBAGE_BLOCKS; block++) {
            byte[] digest = Sha256.of((name + block).getBytes(StandardCharsets.UTF_8));
            System.arraycopy(digest, 0, bytes, block * 32, digest.length);
        }
        // Never a valid first byte of an archive.
        bytes[0] = 0;
        return bytes;
    }

    /** Size of a file, or of all files in a folder, in bytes. */
    public static long size(Path place) throws IOException {
        try (Stream<Path> inside = Files.walk(place)) {
            long size = 0;
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }
}
