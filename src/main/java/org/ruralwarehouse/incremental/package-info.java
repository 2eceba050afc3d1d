/** Incremental releases: results of previous runs that a run may reuse instead of computing them. */
@NullMarked
package org.ruralwarehouse.incremental;

import org.jspecify.annotations.NullMarked;
