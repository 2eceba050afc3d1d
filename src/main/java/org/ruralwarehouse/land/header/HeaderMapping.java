package org.ruralwarehouse.land.header;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.source.ColumnLetters;

/**
 * Maps the fields of a contract to the cells of a row.
 *
 * @param width number of cells of a row
 * @param cellOfField index of the cell for each field of the contract; -1 if the file lacks an optional field
 * @param shiftOfField power of ten that converts the values of a field from the unit of the file to that of the
 *     contract
 * @param unexpected headers that match no field, as sent
 */
public record HeaderMapping(int width, int[] cellOfField, int[] shiftOfField, List<String> unexpected) {

    /** Column letters of a sheet, by name of the field. */
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
