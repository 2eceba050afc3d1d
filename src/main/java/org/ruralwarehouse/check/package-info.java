/** The check stage: runs SQL checks over all landed rows. */
@NullMarked
package org.ruralwarehouse.check;

import org.jspecify.annotations.NullMarked;
