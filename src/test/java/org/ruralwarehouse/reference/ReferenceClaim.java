package org.ruralwarehouse.reference;

/**
 * One row that satisfies the contract.
 *
 * @param person first 17 digits of the ID number; the last one is its check digit
 * @param wage in fen
 */
record ReferenceClaim(long person, String regionCode, int months, int wage) {}
