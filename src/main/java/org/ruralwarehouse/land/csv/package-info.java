/** Reads CSV files: delimiters, quotes and encodings. */
@NullMarked
package org.ruralwarehouse.land.csv;

import org.jspecify.annotations.NullMarked;
