/** Encodes generated files and packs them in the containers that senders use. */
@NullMarked
package org.ruralwarehouse.generate.packaging;

import org.jspecify.annotations.NullMarked;
