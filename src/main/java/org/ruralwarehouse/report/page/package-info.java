/** How reports look: HTML pages. */
@NullMarked
package org.ruralwarehouse.report.page;

import org.jspecify.annotations.NullMarked;
