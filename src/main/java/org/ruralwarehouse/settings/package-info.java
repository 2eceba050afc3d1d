/** Settings of a run and the folder layout of its output. */
@NullMarked
package org.ruralwarehouse.settings;

import org.jspecify.annotations.NullMarked;
