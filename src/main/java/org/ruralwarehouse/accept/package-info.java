/** First stage: selects the packages of the inbox that are complete and valid for landing. */
@NullMarked
package org.ruralwarehouse.accept;

import org.jspecify.annotations.NullMarked;
