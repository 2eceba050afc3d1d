/** Encodes generated files and packs them as senders do. */
@NullMarked
package org.ruralwarehouse.generate.packaging;

import org.jspecify.annotations.NullMarked;
