/** Contracts, reference lists and rules, read from the warehouse folder; no framework. */
@NullMarked
package org.ruralwarehouse.contract;

import org.jspecify.annotations.NullMarked;
