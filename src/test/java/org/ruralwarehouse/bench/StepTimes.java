package org.ruralwarehouse.bench;

import java.util.List;
import java.util.Optional;

/**
 * Computes the time that each step adds to the run when one step runs in parallel with another; the sum never exceeds
 * the total time.
 */
final class StepTimes {

    /** A step that runs in parallel, and the step that it runs in parallel with. */
    private static final String PARALLEL_STEP = "report";

    private static final String MAIN_STEP = "model";

    /**
     * A step of one run.
     *
     * @param start seconds on any clock
     * @param end seconds on the same clock
     */
    record Step(String name, double start, double end) {

        double seconds() {
            return end - start;
        }
    }

    /**
     * Time of one step.
     *
     * @param added seconds that the step adds to the run
     */
    record Line(String name, double seconds, double added) {}

    private StepTimes() {}

    /** Returns the lines in the order of the steps. */
    static List<Line> lines(List<Step> steps) {
        Optional<Step> main =
                steps.stream().filter(step -> step.name().equals(MAIN_STEP)).findFirst();
        return steps.stream()
                .map(step -> step.name().equals(PARALLEL_STEP) && main.isPresent()
                        ? parallel(step, main.get())
                        : new Line(step.name(), step.seconds(), step.seconds()))
                .toList();
    }

    private static Line parallel(Step step, Step main) {
        double before = Math.max(0, Math.min(step.end(), main.start()) - step.start());
        double after = Math.max(0, step.end() - Math.max(step.start(), main.end()));
        return new Line(step.name() + " (in parallel with " + main.name() + ")", step.seconds(), before + after);
    }
}
