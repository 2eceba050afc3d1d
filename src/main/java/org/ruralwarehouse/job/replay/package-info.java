/** The command replay: quarantined rows are read again under the contracts of today. */
@NullMarked
package org.ruralwarehouse.job.replay;

import org.jspecify.annotations.NullMarked;
