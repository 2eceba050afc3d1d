package org.ruralwarehouse.land;

import java.nio.file.Path;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.probe.FileFormat;
import org.ruralwarehouse.submission.Submission;

/**
 * What is known about a file before its rows are read.
 *
 * @param folder folder for the landed files and for temporary files
 */
record FileToLand(Submission submission, Contract contract, FileFormat format, Path folder) {}
