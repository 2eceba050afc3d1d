/** SQL files with headers, and their order by dependency. */
@NullMarked
package org.ruralwarehouse.sql;

import org.jspecify.annotations.NullMarked;
