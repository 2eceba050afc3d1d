/** The database in which a run works: landed rows, submissions, prepared tables, duplicates. */
@NullMarked
package org.ruralwarehouse.staging;

import org.jspecify.annotations.NullMarked;
