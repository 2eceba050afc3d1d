/** Submissions of provinces: package verdicts, submissions and landing receipts; no framework. */
@NullMarked
package org.ruralwarehouse.submission;

import org.jspecify.annotations.NullMarked;
