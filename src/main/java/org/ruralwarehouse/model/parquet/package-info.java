/** Writes the star as Parquet files. */
@NullMarked
package org.ruralwarehouse.model.parquet;

import org.jspecify.annotations.NullMarked;
