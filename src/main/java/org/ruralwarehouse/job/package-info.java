/** The Spring Batch job: the stages as steps of one restartable job. Only this package depends on Spring Batch. */
@NullMarked
package org.ruralwarehouse.job;

import org.jspecify.annotations.NullMarked;
