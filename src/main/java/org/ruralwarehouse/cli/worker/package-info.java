/** The command that the job starts in a process of its own. */
@NullMarked
package org.ruralwarehouse.cli.worker;

import org.jspecify.annotations.NullMarked;
