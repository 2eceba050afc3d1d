/** Tells people what happened: findings for provinces, a summary for the office. */
@NullMarked
package org.ruralwarehouse.report;

import org.jspecify.annotations.NullMarked;
