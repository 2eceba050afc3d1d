package org.ruralwarehouse.generate;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to generate and where.
 *
 * @param seed null = the seed of the scenario; the same seed gives the same bytes
 * @param scale one of the scenario's scales
 * @param periods only these, each with all its datasets; empty = what the scale makes by default
 * @param out folder that gets the packages; packages of the same name are replaced
 * @param generator folder of the scenario, its SQL and its calibration
 * @param warehouse folder of contracts and reference lists
 * @param broken true = the packages that show one finding each, a folder for every finding, instead of the sample
 * @param workers packages made at once; each takes one core and about a gigabyte at national scale
 */
public record GenerateRequest(
        @Nullable Long seed,
        String scale,
        List<String> periods,
        Path out,
        Path generator,
        Path warehouse,
        boolean broken,
        int workers) {

    public GenerateRequest {
        periods = List.copyOf(periods);
    }

    /** The sample of a scale as its scenario has it, with all cores. */
    public static GenerateRequest of(String scale, Path out, Path generator, Path warehouse) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new GenerateRequest(null, scale, List.of(), out, generator, warehouse, false, cores);
    }

    /** The packages that show one finding each. */
    public static GenerateRequest ofBroken(Path out, Path generator, Path warehouse) {
        return new GenerateRequest(null, "", List.of(), out, generator, warehouse, true, 1);
    }
}
