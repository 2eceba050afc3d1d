/** What a published release is; no framework. */
@NullMarked
package org.ruralwarehouse.release;

import org.jspecify.annotations.NullMarked;
