/** The engine: the only place that uses JDBC to DuckDB. Knows nothing of contracts or submissions. */
@NullMarked
package org.ruralwarehouse.duckdb;

import org.jspecify.annotations.NullMarked;
