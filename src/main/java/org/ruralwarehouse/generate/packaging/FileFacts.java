package org.ruralwarehouse.generate.packaging;

/**
 * Properties of a file that a manifest states.
 *
 * @param rows number of lines after the header
 */
public record FileFacts(long bytes, String sha256, long rows) {}
