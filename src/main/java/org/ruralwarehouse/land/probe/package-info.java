/** Decides from the first bytes of a file how it is read: workbook or CSV, encoding and delimiter. */
@NullMarked
package org.ruralwarehouse.land.probe;

import org.jspecify.annotations.NullMarked;
