/**
 * Reads CSV files. commons-csv defines what a record is (CsvRows); lines without quotes take a faster path with the
 * same rows and rejections (UnquotedCsvReader).
 */
@NullMarked
package org.ruralwarehouse.land.csv;

import org.jspecify.annotations.NullMarked;
