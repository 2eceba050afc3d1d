/** Access to submitted packages, directories and archives. Their content is untrusted. */
@NullMarked
package org.ruralwarehouse.submission.archive;

import org.jspecify.annotations.NullMarked;
