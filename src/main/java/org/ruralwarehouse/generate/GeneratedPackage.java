package org.ruralwarehouse.generate;

import java.nio.file.Path;

/**
 * One package that was written.
 *
 * @param rows data rows in all its files
 * @param bytes its size on disk
 */
public record GeneratedPackage(String name, Path location, long rows, long bytes) {}
