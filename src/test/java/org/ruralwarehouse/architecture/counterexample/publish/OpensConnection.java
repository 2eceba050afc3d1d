package org.ruralwarehouse.architecture.counterexample.publish;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Timestamp;

/** A second way to DuckDB; rows and timestamps alone would be allowed. */
class OpensConnection {
    Connection connection;
    ResultSet rows;
    Timestamp moment;
}
