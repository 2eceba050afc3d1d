/** Support for Spring Batch: job repository, application context, error messages. */
@NullMarked
package org.ruralwarehouse.job.batch;

import org.jspecify.annotations.NullMarked;
