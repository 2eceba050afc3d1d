/** SQL files with headers, and the order in which they depend on each other. */
@NullMarked
package org.ruralwarehouse.sql;

import org.jspecify.annotations.NullMarked;
