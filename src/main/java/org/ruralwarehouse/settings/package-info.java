/** What the office sets for a night's run, and where on disk things are. */
@NullMarked
package org.ruralwarehouse.settings;

import org.jspecify.annotations.NullMarked;
