/** Converts the text of a cell to a typed value. */
@NullMarked
package org.ruralwarehouse.land.value;

import org.jspecify.annotations.NullMarked;
