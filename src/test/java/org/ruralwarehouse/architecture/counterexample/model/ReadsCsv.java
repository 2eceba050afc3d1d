package org.ruralwarehouse.architecture.counterexample.model;

import org.apache.commons.csv.CSVRecord;

/** Violation: reads CSV files instead of tables. */
class ReadsCsv {
    CSVRecord row;
}
