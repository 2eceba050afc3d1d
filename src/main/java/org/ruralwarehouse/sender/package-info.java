/** Who sends packages: signing keys of senders and signatures of manifests. */
@NullMarked
package org.ruralwarehouse.sender;

import org.jspecify.annotations.NullMarked;
