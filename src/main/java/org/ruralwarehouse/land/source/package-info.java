/** Rows and untyped cells of source files, and classes shared by the readers of all file formats. */
@NullMarked
package org.ruralwarehouse.land.source;

import org.jspecify.annotations.NullMarked;
