package org.ruralwarehouse.land.header;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.source.ColumnLetters;

/**
 * Which cell of a row holds which field.
 *
 * @param width cells of a row
 * @param cellOfField index of the cell for each field of the contract; -1 when the file lacks an optional field
 * @param shiftOfField powers of ten by which the values of a field are larger in the warehouse than in the file
 * @param unexpected headers that no field knows, as sent
 */
public record HeaderMapping(int width, int[] cellOfField, int[] shiftOfField, List<String> unexpected) {

    /** Letters of the columns of a sheet that hold the fields. */
    public Map<String, String> columnLetters(Contract contract) {
        Map<String, String> letters = new TreeMap<>();
        for (int i = 0; i < cellOfField.length; i++) {
            if (cellOfField[i] >= 0) {
                letters.put(contract.fields().get(i).name(), ColumnLetters.of(cellOfField[i]));
            }
        }
        return letters;
    }
}
