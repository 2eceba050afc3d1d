/** Published releases: identity, manifest and reuse; no framework. */
@NullMarked
package org.ruralwarehouse.release;

import org.jspecify.annotations.NullMarked;
