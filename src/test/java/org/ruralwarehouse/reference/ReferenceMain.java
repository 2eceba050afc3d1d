package org.ruralwarehouse.reference;

import java.nio.file.Path;
import java.util.List;
import org.ruralwarehouse.duckdb.Database;

/**
 * Compares a release with its inbox row by row.
 *
 * <p>Arguments: inbox, database file of the release, folder for unpacked archives.
 */
public final class ReferenceMain {

    private static final int MAX_DIFFERENCES = 20;

    private ReferenceMain() {}

    public static void main(String[] arguments) {
        Reference reference = new Reference(Path.of("warehouse"));
        ReferenceRegister register = reference.read(Path.of(arguments[0]), Path.of(arguments[2]));
        List<String> differences;
        try (Database release = Database.readOnly(Path.of(arguments[1]))) {
            differences = reference.differences(register, release);
        }
        System.out.println(register.counties().size() + " counties and years, "
                + register.submissions().size() + " submissions, " + differences.size() + " differences");
        differences.stream().limit(MAX_DIFFERENCES).forEach(System.out::println);
        System.exit(differences.isEmpty() ? 0 : 1);
    }
}
