/** What reports say: their content, before any layout. */
@NullMarked
package org.ruralwarehouse.report.document;

import org.jspecify.annotations.NullMarked;
