/** Rows and cells of a source file before they have types, and what every reader of a file needs. */
@NullMarked
package org.ruralwarehouse.land.source;

import org.jspecify.annotations.NullMarked;
