package org.ruralwarehouse.architecture.counterexample.publish;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Timestamp;

/** Violation: opens a connection; rows and timestamps alone would be allowed. */
class OpensConnection {
    Connection connection;
    ResultSet rows;
    Timestamp moment;
}
