package org.ruralwarehouse.generate.packaging;

/**
 * What a manifest states about a file.
 *
 * @param rows lines after the header
 */
public record FileFacts(long bytes, String sha256, long rows) {}
