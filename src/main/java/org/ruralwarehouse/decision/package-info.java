/** Recorded decisions about submissions: hold, confirm, withdraw, blame, time-out. */
@NullMarked
package org.ruralwarehouse.decision;

import org.jspecify.annotations.NullMarked;
