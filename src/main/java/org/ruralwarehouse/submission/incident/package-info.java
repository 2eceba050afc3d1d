/** Failures of this program while it reads one package: what the run records about them, and when it tries again. */
@NullMarked
package org.ruralwarehouse.submission.incident;

import org.jspecify.annotations.NullMarked;
