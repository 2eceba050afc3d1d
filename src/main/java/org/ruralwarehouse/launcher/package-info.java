/** What the launcher script runs before the program starts. */
@NullMarked
package org.ruralwarehouse.launcher;

import org.jspecify.annotations.NullMarked;
