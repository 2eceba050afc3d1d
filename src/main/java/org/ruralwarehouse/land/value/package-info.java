/** Turns the text of a cell into a typed value. */
@NullMarked
package org.ruralwarehouse.land.value;

import org.jspecify.annotations.NullMarked;
