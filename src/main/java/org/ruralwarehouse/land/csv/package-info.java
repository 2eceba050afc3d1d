/** Reads CSV files as senders write them: delimiters, quotes, encodings. */
@NullMarked
package org.ruralwarehouse.land.csv;

import org.jspecify.annotations.NullMarked;
