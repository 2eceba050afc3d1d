/** HTML pages of reports. */
@NullMarked
package org.ruralwarehouse.report.page;

import org.jspecify.annotations.NullMarked;
