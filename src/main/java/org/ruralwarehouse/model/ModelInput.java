package org.ruralwarehouse.model;

import java.nio.file.Path;
import org.ruralwarehouse.incremental.ReusableFiles;
import org.ruralwarehouse.submission.LandingZone;

/**
 * Input of the models.
 *
 * @param checked files with the landed rows that share their key
 * @param quarantinedRows Parquet file with {@code submission_key, source_line} of landed rows that are not accepted
 * @param findings Parquet file with all findings
 */
public record ModelInput(LandingZone landed, ReusableFiles checked, Path quarantinedRows, Path findings) {}
