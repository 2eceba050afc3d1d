/** The only place that knows Spring Batch: the stations as steps of one restartable job. */
@NullMarked
package org.ruralwarehouse.job;

import org.jspecify.annotations.NullMarked;
