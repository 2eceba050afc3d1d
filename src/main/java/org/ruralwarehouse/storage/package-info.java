/** Files and folders on disk: trees, JSON files, digests. Independent of submissions. */
@NullMarked
package org.ruralwarehouse.storage;

import org.jspecify.annotations.NullMarked;
