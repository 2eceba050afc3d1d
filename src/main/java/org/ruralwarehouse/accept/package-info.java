/** First station: which packages of the inbox are whole and ours to land. */
@NullMarked
package org.ruralwarehouse.accept;

import org.jspecify.annotations.NullMarked;
