package org.ruralwarehouse.job;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ruralwarehouse.submission.LandedSubmission;
import org.ruralwarehouse.submission.LandingZone;
import org.ruralwarehouse.submission.Submission;

/**
 * Orders submissions by suspicion: how far the size of the population that they represent is from the median of their
 * dataset, as a ratio. Of two submissions that contradict each other, the outlier is the more likely cause.
 */
final class SizeOutliers {

    private final Map<String, Double> medians = new HashMap<>();

    SizeOutliers(LandingZone landed) {
        landed.submissions().stream()
                .filter(LandedSubmission::isEffective)
                .collect(Collectors.groupingBy(
                        s -> s.submission().dataset(), Collectors.mapping(SizeOutliers::size, Collectors.toList())))
                .forEach((dataset, sizes) ->
                        medians.put(dataset, sizes.stream().sorted().toList().get((sizes.size() - 1) / 2)));
    }

    /** The submissions, the farthest outlier first; otherwise in the given order. */
    List<Submission> first(List<LandedSubmission> submissions) {
        return submissions.stream()
                .sorted(Comparator.comparingDouble(this::distance).reversed())
                .map(LandedSubmission::submission)
                .toList();
    }

    private double distance(LandedSubmission landed) {
        return Math.abs(size(landed) - medians.getOrDefault(landed.submission().dataset(), 0.0));
    }

    /** Logarithm of rows times sample weight. */
    private static double size(LandedSubmission landed) {
        return Math.log1p(
                (double) landed.receipt().rowsLanded() * landed.submission().personsPerRow());
    }
}
