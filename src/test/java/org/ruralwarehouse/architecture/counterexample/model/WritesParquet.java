package org.ruralwarehouse.architecture.counterexample.model;

import org.apache.parquet.schema.MessageType;

/** Violation: uses parquet-java outside land. */
class WritesParquet {
    MessageType schema;
}
