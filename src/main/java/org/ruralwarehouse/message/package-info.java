/** Messages: a key with parameters, and its texts in Chinese and English; no framework. */
@NullMarked
package org.ruralwarehouse.message;

import org.jspecify.annotations.NullMarked;
