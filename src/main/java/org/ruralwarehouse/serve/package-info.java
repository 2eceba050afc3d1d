/** Read-only access to the current release. */
@NullMarked
package org.ruralwarehouse.serve;

import org.jspecify.annotations.NullMarked;
