/** Fifth station: makes a release of the star and switches to it atomically. */
@NullMarked
package org.ruralwarehouse.publish;

import org.jspecify.annotations.NullMarked;
