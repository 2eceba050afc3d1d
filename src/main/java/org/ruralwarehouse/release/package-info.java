/** Published releases: identity and manifest; no framework. */
@NullMarked
package org.ruralwarehouse.release;

import org.jspecify.annotations.NullMarked;
