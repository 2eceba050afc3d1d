package org.ruralwarehouse.generate;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.finding.Period;

/**
 * What to generate and where to write it.
 *
 * @param seed null = the seed of the scenario; the same seed gives the same bytes
 * @param scale a scale of the scenario
 * @param periods generate only these periods with all their datasets; empty = the default of the scale
 * @param out output folder; packages of the same name are replaced
 * @param generator folder of the scenario, its SQL and its calibration
 * @param warehouse folder of contracts and reference lists
 * @param broken true = the packages that produce one finding each, one folder per finding, instead of the sample
 * @param workers packages to write at once; each needs one core and about 1 GB of memory at national scale
 */
public record GenerateRequest(
        @Nullable Long seed,
        String scale,
        List<Period> periods,
        Path out,
        Path generator,
        Path warehouse,
        boolean broken,
        int workers) {

    public GenerateRequest {
        periods = List.copyOf(periods);
    }

    /** The sample of a scale with the scenario's defaults and all cores. */
    public static GenerateRequest of(String scale, Path out, Path generator, Path warehouse) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new GenerateRequest(null, scale, List.of(), out, generator, warehouse, false, cores);
    }

    /** The packages that produce one finding each. */
    public static GenerateRequest ofBroken(Path out, Path generator, Path warehouse) {
        return new GenerateRequest(null, "", List.of(), out, generator, warehouse, true, 1);
    }
}
