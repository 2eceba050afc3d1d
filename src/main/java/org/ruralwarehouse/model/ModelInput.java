package org.ruralwarehouse.model;

import java.nio.file.Path;
import java.util.Optional;
import org.ruralwarehouse.incremental.ReusePlan;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Input of the models.
 *
 * @param duplicateRows folder with one Parquet file per dataset of landed rows that share their key
 * @param quarantinedRows Parquet file with {@code submission_key, source_line} of landed rows that are not accepted
 * @param findings Parquet file with all findings
 * @param reusePlan what can be reused from the previous release; empty for a full build
 */
public record ModelInput(
        LandingZone landed, Path duplicateRows, Path quarantinedRows, Path findings, Optional<ReusePlan> reusePlan) {}
