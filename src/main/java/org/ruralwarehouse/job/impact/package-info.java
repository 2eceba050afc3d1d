/** The command impact: reports the effect of a changed contract or check before it is used. */
@NullMarked
package org.ruralwarehouse.job.impact;

import org.jspecify.annotations.NullMarked;
