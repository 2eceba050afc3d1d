package org.ruralwarehouse.land;

import java.util.List;

/**
 * Which cell of a row holds which field.
 *
 * @param width cells of a row
 * @param cellOfField index of the cell for each field of the contract; -1 when the file lacks an optional field
 * @param shiftOfField powers of ten by which the values of a field are larger in the warehouse than in the file
 * @param unexpected headers that no field knows, as sent
 */
record HeaderMapping(int width, int[] cellOfField, int[] shiftOfField, List<String> unexpected) {}
