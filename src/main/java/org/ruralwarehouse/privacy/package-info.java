/**
 * Protection of personal numbers in all output: detection and masking, validation of resident ID numbers, and
 * pseudonyms. Used by every stage that reads text from a sender.
 */
@NullMarked
package org.ruralwarehouse.privacy;

import org.jspecify.annotations.NullMarked;
