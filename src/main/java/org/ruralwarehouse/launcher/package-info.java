/** Programs that the launcher script runs before the application. */
@NullMarked
package org.ruralwarehouse.launcher;

import org.jspecify.annotations.NullMarked;
