package org.ruralwarehouse.architecture.counterexample.land;

import java.sql.ResultSet;

/** Violation: even result rows of JDBC prevent landing from running in another engine. */
class NeedsDatabase {
    ResultSet rows;
}
