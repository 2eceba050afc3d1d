/** The only place that speaks JDBC to DuckDB: connections, SQL files with headers, the build database. */
@NullMarked
package org.ruralwarehouse.duckdb;

import org.jspecify.annotations.NullMarked;
