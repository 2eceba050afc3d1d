package org.ruralwarehouse.architecture.counterexample.land;

import java.sql.ResultSet;

/** Even the harmless half of JDBC keeps landing from running in another engine. */
class NeedsDatabase {
    ResultSet rows;
}
