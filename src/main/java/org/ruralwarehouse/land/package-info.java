/**
 * The land stage: validates a file against its contract and writes it to Parquet in one pass. It depends neither on
 * Spring nor on DuckDB.
 */
@NullMarked
package org.ruralwarehouse.land;

import org.jspecify.annotations.NullMarked;
