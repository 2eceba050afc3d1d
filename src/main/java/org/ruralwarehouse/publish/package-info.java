/** The publish stage: completes a release and switches to it atomically. */
@NullMarked
package org.ruralwarehouse.publish;

import org.jspecify.annotations.NullMarked;
