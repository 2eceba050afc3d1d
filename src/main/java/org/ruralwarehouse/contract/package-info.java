/** What a row must look like and the lists it refers to, read from the warehouse folder; no framework. */
@NullMarked
package org.ruralwarehouse.contract;

import org.jspecify.annotations.NullMarked;
