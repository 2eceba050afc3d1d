/** The DuckDB engine: the only package that uses JDBC to DuckDB. Independent of contracts and submissions. */
@NullMarked
package org.ruralwarehouse.duckdb;

import org.jspecify.annotations.NullMarked;
