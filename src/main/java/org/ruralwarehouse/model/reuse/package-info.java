/** Incremental builds: what a release reuses of the previous one, and the fingerprints that detect changes. */
@NullMarked
package org.ruralwarehouse.model.reuse;

import org.jspecify.annotations.NullMarked;
