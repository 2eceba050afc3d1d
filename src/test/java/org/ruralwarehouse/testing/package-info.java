/** What tests build their world from: a made-up warehouse, packages as provinces send them, a look into Parquet. */
@NullMarked
package org.ruralwarehouse.testing;

import org.jspecify.annotations.NullMarked;
