/** Files and folders on disk: trees, JSON files, digests. Knows nothing of submissions. */
@NullMarked
package org.ruralwarehouse.storage;

import org.jspecify.annotations.NullMarked;
