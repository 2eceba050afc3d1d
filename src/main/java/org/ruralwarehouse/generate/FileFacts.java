package org.ruralwarehouse.generate;

/**
 * What a manifest states about a file.
 *
 * @param rows lines after the header
 */
record FileFacts(long bytes, String sha256, long rows) {}
