/** The command line. Only this package depends on picocli. */
@NullMarked
package org.ruralwarehouse.cli;

import org.jspecify.annotations.NullMarked;
