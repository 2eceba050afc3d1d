package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.Optional;
import org.ruralwarehouse.release.ReusePlan;
import org.ruralwarehouse.submission.LandingZone;

/**
 * What models are made from.
 *
 * @param repeatedRows folder of a Parquet file per dataset with the landed rows that share their key
 * @param rejectedRows Parquet with {@code submission_key, source_line} of landed rows that do not count
 * @param findings Parquet with all findings
 * @param carryover what may be taken over from the release before; empty to make everything anew
 */
public record ModelInput(
        LandingZone landed, Path repeatedRows, Path rejectedRows, Path findings, Optional<ReusePlan> carryover) {}
