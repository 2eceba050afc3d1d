/** What a province sends and what became of it: packages, manifests, periods, landing receipts; no framework. */
@NullMarked
package org.ruralwarehouse.submission;

import org.jspecify.annotations.NullMarked;
