package org.ruralwarehouse.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTimesTest {

    private static List<StepTimes.Line> lines(double reportEnds) {
        return StepTimes.lines(List.of(
                new StepTimes.Step("check", 0, 5),
                new StepTimes.Step("model", 5, 15),
                new StepTimes.Step("report", 5, reportEnds),
                new StepTimes.Step("publish", Math.max(15, reportEnds), 20)));
    }

    @Test
    void a_parallel_step_that_ends_first_adds_no_time() {
        List<StepTimes.Line> lines = lines(12);

        assertThat(lines.get(2)).isEqualTo(new StepTimes.Line("report (in parallel with model)", 7, 0));
        assertThat(lines).extracting(StepTimes.Line::added).containsExactly(5.0, 10.0, 0.0, 5.0);
    }

    @Test
    void a_parallel_step_that_ends_last_adds_the_difference() {
        List<StepTimes.Line> lines = lines(18);

        assertThat(lines.get(2)).isEqualTo(new StepTimes.Line("report (in parallel with model)", 13, 3));
        assertThat(lines.stream().mapToDouble(StepTimes.Line::added).sum()).isEqualTo(20);
    }
}
