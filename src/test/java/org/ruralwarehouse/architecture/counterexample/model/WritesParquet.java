package org.ruralwarehouse.architecture.counterexample.model;

import org.apache.parquet.schema.MessageType;

/** A second way to write Parquet. */
class WritesParquet {
    MessageType schema;
}
