package org.ruralwarehouse.architecture.counterexample.model;

import org.apache.commons.csv.CSVRecord;

/** Reads files where there should be tables. */
class ReadsCsv {
    CSVRecord row;
}
