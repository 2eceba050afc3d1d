package org.ruralwarehouse.generate;

import java.nio.file.Path;

/**
 * A package that was written.
 *
 * @param rows data rows in all its files
 * @param bytes size on disk
 */
public record GeneratedPackage(String name, Path location, long rows, long bytes) {}
