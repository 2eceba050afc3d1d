package org.ruralwarehouse.incremental;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.release.ReleaseManifest.Input;

/**
 * The inputs of a release that are the same as those of the previous one.
 *
 * @param submissions keys of the submissions with unchanged landed content
 * @param removed landed fingerprint, by key, of each submission that was effective in the previous release and is not
 *     any more
 * @param provinces codes of the provinces without any changed submission, in any dataset or period
 */
record ReusePlan(Set<Long> submissions, Map<Long, String> removed, Set<String> provinces) {

    /** No unchanged inputs. */
    static final ReusePlan NOTHING = new ReusePlan(Set.of(), Map.of(), Set.of());

    /**
     * Compares the inputs of two releases with the same definitions.
     *
     * @param previous inputs of the previous release
     * @param current inputs of the new release
     * @return {@link #NOTHING} unless more than half of the rows are unchanged, because a full build then costs less
     */
    static ReusePlan of(List<Input> previous, List<Input> current) {
        Set<Input> previousInputs = Set.copyOf(previous);
        List<Input> unchanged =
                current.stream().filter(previousInputs::contains).toList();
        if (2 * rows(unchanged) <= rows(current)) {
            return NOTHING;
        }
        return new ReusePlan(
                unchanged.stream().map(Input::submissionKey).collect(Collectors.toSet()),
                removed(previous, current),
                provinces(previous, current));
    }

    private static long rows(List<Input> inputs) {
        return inputs.stream().mapToLong(Input::rowsReceived).sum();
    }

    private static Map<Long, String> removed(List<Input> previous, List<Input> current) {
        Set<Long> currentKeys = current.stream().map(Input::submissionKey).collect(Collectors.toSet());
        Map<Long, String> removed = new HashMap<>();
        for (Input input : previous) {
            if (input.landedSha256() != null && !currentKeys.contains(input.submissionKey())) {
                removed.put(input.submissionKey(), input.landedSha256());
            }
        }
        return removed;
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

    /** True when no input is unchanged. */
    boolean isEmpty() {
        return submissions.isEmpty();
    }
}
