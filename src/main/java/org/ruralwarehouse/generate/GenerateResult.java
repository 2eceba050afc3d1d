package org.ruralwarehouse.generate;

import java.util.List;

/**
 * Result of the generator.
 *
 * @param packages in the order of their names; broken packages in the order of the catalogue
 */
public record GenerateResult(List<GeneratedPackage> packages) {

    public GenerateResult {
        packages = List.copyOf(packages);
    }

    /** Data rows in all files. */
    public long rows() {
        return packages.stream().mapToLong(GeneratedPackage::rows).sum();
    }

    /** Size of all packages on disk. */
    public long bytes() {
        return packages.stream().mapToLong(GeneratedPackage::bytes).sum();
    }
}
