package org.ruralwarehouse.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Where the packages of the sample are. A package has the name of its sender, a hyphen and its period. */
public final class SamplePackages {

    /** The inbox of the sample, with a folder for each sender. */
    public static final Path INBOX = Path.of("sample-data", "inbox");

    /** Senders of the provinces for which tests write packages. */
    private static final Map<String, String> SENDERS = Map.of(
            "460000", "hainan",
            "520000", "guizhou",
            "530000", "yunnan",
            "540000", "xizang",
            "630000", "qinghai",
            "640000", "ningxia",
            "650000", "xinjiang");

    private SamplePackages() {}

    /** The sender of a package: {@code hainan} of {@code hainan-2022}. */
    public static String sender(String packageName) {
        return packageName.substring(0, packageName.indexOf('-'));
    }

    /** The name of a package as reports show it: {@code hainan/hainan-2022}. */
    public static String shownName(String packageName) {
        return sender(packageName) + "/" + packageName;
    }

    /** The folder with the report on a package, of a folder of reports. */
    public static Path report(Path reports, String packageName) {
        return reports.resolve(sender(packageName) + "~" + packageName);
    }

    /** A package of the sample, directory or archive. */
    public static Path path(String packageName) {
        return in(INBOX, packageName);
    }

    /** The place of a package in an inbox. */
    public static Path in(Path inbox, String packageName) {
        return inbox.resolve(sender(packageName)).resolve(packageName);
    }

    /** The folder of the sender of a province in an inbox, for packages that a test writes. */
    public static Path folder(Path inbox, String province) {
        return inbox.resolve(Objects.requireNonNull(SENDERS.get(province), province));
    }

    /** Copies a package of the sample into the folder of its sender in another inbox. */
    public static Path copy(String packageName, Path inbox) {
        return copy(path(packageName), in(inbox, packageName));
    }

    /** Copies a package of the sample into an inbox without folders of senders. */
    public static Path copyFlat(String packageName, Path inbox) {
        return copy(path(packageName), inbox.resolve(packageName));
    }

    private static Path copy(Path source, Path target) {
        try (Stream<Path> entries = Files.walk(source)) {
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            for (Path entry : entries.toList()) {
                Path copy = target.resolve(source.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(entry, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target;
    }
}
