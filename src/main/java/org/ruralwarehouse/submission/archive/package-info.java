/** Packages as senders deliver them, folders and archives: hostile until proven otherwise. */
@NullMarked
package org.ruralwarehouse.submission.archive;

import org.jspecify.annotations.NullMarked;
