package org.ruralwarehouse.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ruralwarehouse.sender.SenderPolicy;
import org.ruralwarehouse.submission.InboxPackage;
import org.ruralwarehouse.submission.archive.PackageFiles;

/** Finds the packages of an inbox: every directory with a manifest and every zip archive. */
final class InboxListing {

    private static final String ZIP = ".zip";

    private final SenderPolicy policy;

    InboxListing(SenderPolicy policy) {
        this.policy = policy;
    }

    /**
     * The packages, ordered by sender and name. With sender folders, packages directly in the inbox and in folders of
     * unknown senders are listed, too, because they must be reported.
     *
     * @throws UncheckedIOException when the inbox cannot be listed
     */
    List<InboxPackage> list(Path inbox) {
        List<InboxPackage> packages = new ArrayList<>();
        try {
            for (Path entry : entries(inbox)) {
                boolean isPackage = isPackage(entry);
                if (isPackage || isForeignFolder(entry)) {
                    packages.add(new InboxPackage(entry, null));
                }
                if (policy.hasFolders() && Files.isDirectory(entry) && (!isPackage || isSenderFolder(entry))) {
                    addPackagesOf(entry, isPackage, packages);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the inbox " + inbox, e);
        }
        return packages;
    }

    /** In a flat inbox, a folder of packages is reported like a package without a manifest. */
    private boolean isForeignFolder(Path entry) throws IOException {
        return !policy.hasFolders()
                && Files.isDirectory(entry)
                && Files.isReadable(entry)
                && entries(entry).stream().anyMatch(InboxListing::isPackage);
    }

    private boolean isSenderFolder(Path entry) {
        return policy.senders().find(entry.getFileName().toString()).isPresent();
    }

    /** A folder that cannot be listed is itself reported as a package, so that the other senders go on. */
    private static void addPackagesOf(Path folder, boolean isListed, List<InboxPackage> packages) {
        try {
            String sender = folder.getFileName().toString();
            entries(folder).stream()
                    .filter(InboxListing::isPackage)
                    .forEach(entry -> packages.add(new InboxPackage(entry, sender)));
        } catch (IOException e) {
            if (!isListed) {
                packages.add(new InboxPackage(folder, null));
            }
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean isPackage(Path entry) {
        // A directory without access permission is reported as a package instead of being ignored.
        return Files.isDirectory(entry)
                ? !Files.isExecutable(entry) || Files.exists(entry.resolve(PackageFiles.MANIFEST))
                : entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ZIP);
    }
}
