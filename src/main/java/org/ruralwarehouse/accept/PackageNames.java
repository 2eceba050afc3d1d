package org.ruralwarehouse.accept;

import java.util.HashMap;
import java.util.Map;
import org.ruralwarehouse.privacy.Masking;
import org.ruralwarehouse.submission.InboxPackage;

/**
 * The names of packages in all output. A personal number in a name is masked; packages whose names are then equal are
 * numbered in the order in which they are named.
 */
final class PackageNames {

    private final Map<String, Integer> masked = new HashMap<>();

    boolean isPersonal(InboxPackage received) {
        return Masking.isPersonalName(received.fileName())
                || received.sender() != null && Masking.isPersonalName(received.sender());
    }

    String masked(InboxPackage received) {
        // A report folder has this name, and an asterisk in a path is a pattern to a shell.
        String shown = Masking.maskName(received.name()).replace('*', 'x');
        int number = masked.merge(shown, 1, Integer::sum);
        return number == 1 ? shown : shown + "-" + number;
    }
}
