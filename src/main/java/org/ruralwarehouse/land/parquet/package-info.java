/** Writes typed rows to Parquet without Hadoop at run time. */
@NullMarked
package org.ruralwarehouse.land.parquet;

import org.jspecify.annotations.NullMarked;
