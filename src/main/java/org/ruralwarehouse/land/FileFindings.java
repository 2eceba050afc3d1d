package org.ruralwarehouse.land;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.privacy.Masking;

/** Reports what is to be said of a file as a whole: what stands preamble its header, and what its manifest declares. */
final class FileFindings {

    /** In a normalized text; the office that reports (填报单位) is no unit, though its name may hold such a character. */
    private static final Pattern LARGE_UNIT = Pattern.compile("(?<![报送制管布任属])单位[:(].*[百千万亿]");

    private final SubmissionLander lander;

    FileFindings(SubmissionLander lander) {
        this.lander = lander;
    }

    /** Title and unit rows are not data; a unit that the contract does not have may be a mistake of a factor 10000. */
    void reportPreamble(List<HeaderFinder.Candidate> preamble) throws IOException {
        if (preamble.isEmpty()) {
            return;
        }
        lander.report("preamble_skipped", preamble.get(0).line(), null, preamble.size() + " rows", null);
        for (HeaderFinder.Candidate row : preamble) {
            String text = String.join("", row.cells());
            if (LARGE_UNIT.matcher(HeaderNormalizer.normalized(text)).find()) {
                lander.report(
                        "unit_line_differs",
                        row.line(),
                        null,
                        Masking.shortened(Masking.numbersIn(text)),
                        "the units of the contract, or the unit in the header of a column");
            }
        }
    }

    /**
     * @param declaredRows null when the manifest states none
     */
    void reportDeclaredTotals(@Nullable Long declaredRows, ControlTotalCheck controlTotals) throws IOException {
        if (declaredRows != null && declaredRows != lander.received()) {
            lander.report("row_count_differs", null, null, lander.received() + " rows", declaredRows + " rows");
        }
        for (ControlTotalCheck.Mismatch mismatch : controlTotals.mismatches()) {
            lander.report("control_total_differs", null, mismatch.field(), mismatch.found(), mismatch.expected());
        }
    }
}
