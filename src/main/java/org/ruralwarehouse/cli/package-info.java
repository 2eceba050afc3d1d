/** The command line; the only place that knows picocli. */
@NullMarked
package org.ruralwarehouse.cli;

import org.jspecify.annotations.NullMarked;
