/**
 * Isolation of packages: a watch on those in flight, a journal that survives the process, and a worker process that
 * reads one package alone.
 */
@NullMarked
package org.ruralwarehouse.job.isolation;

import org.jspecify.annotations.NullMarked;
