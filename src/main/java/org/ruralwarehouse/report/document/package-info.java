/** Content of reports, independent of their layout. */
@NullMarked
package org.ruralwarehouse.report.document;

import org.jspecify.annotations.NullMarked;
