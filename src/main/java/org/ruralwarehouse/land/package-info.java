/** Second station: streams one file through its contract into Parquet; knows neither Spring nor DuckDB. */
@NullMarked
package org.ruralwarehouse.land;

import org.jspecify.annotations.NullMarked;
