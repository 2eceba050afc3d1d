package org.ruralwarehouse.land;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.HeaderNormalizer;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.message.Message;
import org.ruralwarehouse.message.MessageKey;
import org.ruralwarehouse.privacy.Masking;

/**
 * Reports findings about a whole file: the rows above its header, and differences from the totals that its manifest
 * declares.
 */
final class FileFindings {

    private final SubmissionLander lander;

    FileFindings(SubmissionLander lander) {
        this.lander = lander;
    }

    /**
     * Reports the skipped rows above the header. A unit that differs from the contract may cause an error by a factor
     * of 10,000.
     */
    void reportPreamble(List<HeaderFinder.Candidate> preamble) throws IOException {
        if (preamble.isEmpty()) {
            return;
        }
        lander.report("preamble_skipped", preamble.get(0).line(), null, MessageKey.ROWS.with(preamble.size()), null);
        for (HeaderFinder.Candidate row : preamble) {
            String text = String.join("", row.cells());
            if (UnitLine.hasLargeUnit(HeaderNormalizer.normalize(text))) {
                lander.report(
                        "unit_line_differs",
                        row.line(),
                        null,
                        Message.ofValue(Masking.quote(text)),
                        MessageKey.CONTRACT_UNITS.with());
            }
        }
    }

    /**
     * Reports a row count or a control total that differs from the manifest.
     *
     * @param declaredRows null if the manifest does not declare the number of rows
     */
    void reportDeclaredTotals(@Nullable Long declaredRows, ControlTotalCheck controlTotals) throws IOException {
        if (declaredRows != null && declaredRows != lander.received()) {
            lander.report(
                    "row_count_differs",
                    null,
                    null,
                    MessageKey.ROWS.with(lander.received()),
                    MessageKey.ROWS.with(declaredRows));
        }
        for (ControlTotalCheck.Mismatch mismatch : controlTotals.mismatches()) {
            lander.report("control_total_differs", null, mismatch.field(), mismatch.found(), mismatch.expected());
        }
    }
}
