/**
 * Everything that keeps personal numbers out of what is written: it finds and masks them, validates resident ID numbers,
 * and derives pseudonyms. Used by every stage that reads text from a sender.
 */
@NullMarked
package org.ruralwarehouse.privacy;

import org.jspecify.annotations.NullMarked;
