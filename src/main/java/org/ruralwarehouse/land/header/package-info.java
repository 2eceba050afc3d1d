/** Finds the header of a table and maps its columns to the fields of a contract. */
@NullMarked
package org.ruralwarehouse.land.header;

import org.jspecify.annotations.NullMarked;
