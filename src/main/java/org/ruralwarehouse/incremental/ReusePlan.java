package org.ruralwarehouse.incremental;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.release.ReleaseManifest.Input;

/**
 * The parts of the previous release that a new release can reuse: everything derived from the same submissions with the
 * same definitions.
 *
 * @param folder folder of the previous release
 * @param submissions keys of the submissions with unchanged landed content
 * @param gone landed fingerprint, by key, of each submission that was effective in the previous release and is not any
 *     more
 * @param provinces codes of the provinces without any new submission, in any dataset or period
 * @param unchangedRows rows received in the unchanged submissions
 * @param totalRows rows received in all effective submissions
 */
public record ReusePlan(
        Path folder,
        Set<Long> submissions,
        Map<Long, String> gone,
        Set<String> provinces,
        long unchangedRows,
        long totalRows) {

    /**
     * Compares the inputs of two releases.
     *
     * @param previous inputs of the previous release
     * @param current inputs of the new release
     */
    public static ReusePlan of(Path folder, List<Input> previous, List<Input> current) {
        Set<Input> previousInputs = Set.copyOf(previous);
        List<Input> unchanged =
                current.stream().filter(previousInputs::contains).toList();
        return new ReusePlan(
                folder,
                unchanged.stream().map(Input::submissionKey).collect(Collectors.toSet()),
                removed(previous, current),
                provinces(previous, current),
                unchanged.stream().mapToLong(Input::rowsReceived).sum(),
                current.stream().mapToLong(Input::rowsReceived).sum());
    }

    private static Map<Long, String> removed(List<Input> previous, List<Input> current) {
        Set<Long> currentKeys = current.stream().map(Input::submissionKey).collect(Collectors.toSet());
        Map<Long, String> gone = new HashMap<>();
        for (Input input : previous) {
            if (input.landedSha256() != null && !currentKeys.contains(input.submissionKey())) {
                gone.put(input.submissionKey(), input.landedSha256());
            }
        }
        return gone;
    }

    private static Set<String> provinces(List<Input> previous, List<Input> current) {
        Map<String, Set<Input>> previousByProvince = byProvince(previous);
        Set<String> unchanged = new HashSet<>();
        byProvince(current).forEach((province, inputs) -> {
            if (inputs.equals(previousByProvince.get(province))) {
                unchanged.add(province);
            }
        });
        return unchanged;
    }

    private static Map<String, Set<Input>> byProvince(List<Input> inputs) {
        return inputs.stream().collect(Collectors.groupingBy(Input::provinceCode, Collectors.toSet()));
    }

    /** True when more than half of the rows are unchanged. */
    public boolean isWorthwhile() {
        return unchangedRows * 2 > totalRows;
    }
}
