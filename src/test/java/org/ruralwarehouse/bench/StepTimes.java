package org.ruralwarehouse.bench;

import java.util.List;
import java.util.Optional;

/** How long steps took, of which one may run beside another: what they add to the whole is never more than the whole. */
final class StepTimes {

    /** A step that is made while another one is at work, and that one. */
    private static final String PARALLEL_STEP = "report";

    private static final String MAIN_STEP = "model";

    /**
     * A step of one run.
     *
     * @param start seconds since any moment
     */
    record Step(String name, double start, double end) {

        double seconds() {
            return end - start;
        }
    }

    /**
     * One line of what a run cost.
     *
     * @param added seconds by which the run is longer for it
     */
    record Line(String name, double seconds, double added) {}

    private StepTimes() {}

    /** In the order of the steps. */
    static List<Line> lines(List<Step> steps) {
        Optional<Step> main =
                steps.stream().filter(step -> step.name().equals(MAIN_STEP)).findFirst();
        return steps.stream()
                .map(step -> step.name().equals(PARALLEL_STEP) && main.isPresent()
                        ? beside(step, main.get())
                        : new Line(step.name(), step.seconds(), step.seconds()))
                .toList();
    }

    private static Line beside(Step step, Step main) {
        double before = Math.max(0, Math.min(step.end(), main.start()) - step.start());
        double after = Math.max(0, step.end() - Math.max(step.start(), main.end()));
        return new Line(step.name() + " (beside " + main.name() + ")", step.seconds(), before + after);
    }
}
