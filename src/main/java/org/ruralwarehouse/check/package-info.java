/** Third station: runs the SQL checks over what has landed. */
@NullMarked
package org.ruralwarehouse.check;

import org.jspecify.annotations.NullMarked;
