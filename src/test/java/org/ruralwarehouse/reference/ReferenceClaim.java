package org.ruralwarehouse.reference;

/**
 * One row that obeys the contract.
 *
 * @param person the first 17 digits of the ID number; the last follows from them
 * @param wage in fen
 */
record ReferenceClaim(long person, String regionCode, int months, int wage) {}
