package org.ruralwarehouse.submission;

import java.nio.charset.StandardCharsets;
import org.ruralwarehouse.message.VisibleText;
import org.ruralwarehouse.storage.Sha256;

/**
 * Name of our own folder or file for a package: its name, or {@code <sender>~<name>}. A name that is too long, has
 * invisible characters or a tilde is shortened and gets a hash, so that it fits into the limit of file systems (255
 * bytes) with every suffix.
 */
public final class PackageFolderName {

    private static final int MAX_BYTES = 180;
    private static final int KEPT_CHARACTERS = 40;
    private static final int HASH_CHARACTERS = 16;
    private static final String SEPARATOR = "~";

    private PackageFolderName() {}

    /** The folder name; different packages have different names. */
    public static String of(String packageName) {
        byte[] bytes = packageName.getBytes(StandardCharsets.UTF_8);
        boolean isClean = bytes.length <= MAX_BYTES
                && VisibleText.of(packageName).equals(packageName)
                && !packageName.contains(SEPARATOR);
        if (isClean) {
            return packageName.replace(Submission.SENDER_SEPARATOR, SEPARATOR);
        }
        StringBuilder start = new StringBuilder();
        packageName
                .codePoints()
                .limit(KEPT_CHARACTERS)
                .forEach(c -> start.appendCodePoint(VisibleText.isInvisible(c) ? '_' : c));
        return start.toString().replace(Submission.SENDER_SEPARATOR, SEPARATOR)
                + SEPARATOR
                + Sha256.hex(bytes).substring(0, HASH_CHARACTERS);
    }
}
