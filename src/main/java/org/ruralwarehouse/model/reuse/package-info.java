/** What an incremental release reuses of the previous one, and how it knows that nothing changed. */
@NullMarked
package org.ruralwarehouse.model.reuse;

import org.jspecify.annotations.NullMarked;
