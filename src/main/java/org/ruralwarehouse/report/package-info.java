/** Report stage: writes the reports on packages for their senders and the tables of findings for each province. */
@NullMarked
package org.ruralwarehouse.report;

import org.jspecify.annotations.NullMarked;
