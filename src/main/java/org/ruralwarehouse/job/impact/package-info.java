/** The command impact: what a changed contract or check would change. */
@NullMarked
package org.ruralwarehouse.job.impact;

import org.jspecify.annotations.NullMarked;
