/** The command replay: reads quarantined rows again under the current contracts. */
@NullMarked
package org.ruralwarehouse.job.replay;

import org.jspecify.annotations.NullMarked;
