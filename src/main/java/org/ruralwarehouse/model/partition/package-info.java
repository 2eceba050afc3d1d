/** Partitions of incremental tables, one for each submission, and their fingerprints. */
@NullMarked
package org.ruralwarehouse.model.partition;

import org.jspecify.annotations.NullMarked;
