package org.ruralwarehouse.accept;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.ruralwarehouse.privacy.Masking;

/**
 * The names of packages in all output. A personal number in a name is masked; packages whose names are then equal are
 * numbered in the order in which they are named.
 */
final class PackageNames {

    private final Map<String, Integer> masked = new HashMap<>();

    boolean isPersonal(Path location) {
        return Masking.isPersonalName(location.getFileName().toString());
    }

    String masked(Path location) {
        // A report folder has this name, and an asterisk in a path is a pattern to a shell.
        String shown = Masking.maskName(location.getFileName().toString()).replace('*', 'x');
        int number = masked.merge(shown, 1, Integer::sum);
        return number == 1 ? shown : shown + "-" + number;
    }
}
