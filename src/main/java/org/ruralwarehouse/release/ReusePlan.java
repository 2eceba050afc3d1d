package org.ruralwarehouse.release;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ruralwarehouse.release.ReleaseManifest.Input;

/**
 * What a new release may take over from the one before it: that which follows from the same submissions by the same
 * definitions.
 *
 * @param folder of the release before
 * @param submissions keys of the submissions of which the same has landed
 * @param gone digest of what had landed of each submission, by key, that counted then and does not count now
 * @param provinces codes of the provinces that sent nothing new, for any dataset or period
 * @param unchangedRows rows received in those submissions
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
     * @param before what the release before was made from
     * @param now what the new one is made from
     */
    public static ReusePlan of(Path folder, List<Input> before, List<Input> now) {
        Set<Input> previousInputs = Set.copyOf(before);
        List<Input> unchanged = now.stream().filter(previousInputs::contains).toList();
        return new ReusePlan(
                folder,
                unchanged.stream().map(Input::submissionKey).collect(Collectors.toSet()),
                gone(before, now),
                provinces(before, now),
                unchanged.stream().mapToLong(Input::rowsReceived).sum(),
                now.stream().mapToLong(Input::rowsReceived).sum());
    }

    private static Map<Long, String> gone(List<Input> before, List<Input> now) {
        Set<Long> currentKeys = now.stream().map(Input::submissionKey).collect(Collectors.toSet());
        Map<Long, String> gone = new HashMap<>();
        for (Input input : before) {
            if (input.landedSha256() != null && !currentKeys.contains(input.submissionKey())) {
                gone.put(input.submissionKey(), input.landedSha256());
            }
        }
        return gone;
    }

    private static Set<String> provinces(List<Input> before, List<Input> now) {
        Map<String, Set<Input>> previousByProvince = byProvince(before);
        Set<String> unchanged = new HashSet<>();
        byProvince(now).forEach((province, inputs) -> {
            if (inputs.equals(previousByProvince.get(province))) {
                unchanged.add(province);
            }
        });
        return unchanged;
    }

    private static Map<String, Set<Input>> byProvince(List<Input> inputs) {
        return inputs.stream().collect(Collectors.groupingBy(Input::provinceCode, Collectors.toSet()));
    }

    /** Whether more rows stay as they are than not. */
    public boolean isWorthwhile() {
        return unchangedRows * 2 > totalRows;
    }
}
