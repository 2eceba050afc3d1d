/** Reads Office Open XML workbooks. */
@NullMarked
package org.ruralwarehouse.land.xlsx;

import org.jspecify.annotations.NullMarked;
