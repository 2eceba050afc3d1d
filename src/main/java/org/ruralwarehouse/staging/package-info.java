/** The staging database of a run: landed rows, submissions, prepared tables, duplicates. */
@NullMarked
package org.ruralwarehouse.staging;

import org.jspecify.annotations.NullMarked;
