/** What Spring Batch needs around a job: job repository, context, history of runs. */
@NullMarked
package org.ruralwarehouse.job.batch;

import org.jspecify.annotations.NullMarked;
