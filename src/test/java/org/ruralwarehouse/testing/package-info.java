/** Test fixtures: a small warehouse, packages of provinces, and a Parquet reader. */
@NullMarked
package org.ruralwarehouse.testing;

import org.jspecify.annotations.NullMarked;
