package org.ruralwarehouse.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.report.document.PackageReport;
import org.ruralwarehouse.report.document.PackageReport.FileSection;
import org.ruralwarehouse.report.document.PackageReport.Verdict;

class NextStepsTest {

    private static FileSection file(@Nullable Integer supersededBy) {
        return Reports.superseded(Reports.file("orchard.csv", Verdict.REFUSED, 3, 1), supersededBy);
    }

    private static PackageReport report(FileSection... files) {
        return Reports.of("yunnan-2022.zip", Verdict.REFUSED, List.of(files), List.of(), null);
    }

    private static String steps(PackageReport report) {
        return new ReportPage().of(report);
    }

    @Test
    void name_the_next_attempt_number() {
        assertThat(steps(report(file(null)))).contains("改为 3").contains("Set rural:attempt to 3");
    }

    @Test
    void skip_attempt_numbers_that_are_already_used_for_one_of_the_files() {
        assertThat(steps(report(file(7), file(null)))).contains("改为 8").contains("Set rural:attempt to 8");
    }
}
