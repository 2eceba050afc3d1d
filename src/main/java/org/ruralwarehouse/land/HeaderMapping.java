package org.ruralwarehouse.land;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.HeaderText;

/**
 * Which cell of a row holds which field, from the header of the file: names, titles and aliases of the contract in any
 * order.
 *
 * @param width cells of a row
 * @param cellOfField index of the cell for each field of the contract; -1 when the file lacks an optional field
 * @param unexpected headers that no field knows, as sent
 */
record HeaderMapping(int width, int[] cellOfField, List<String> unexpected) {

    /**
     * @param personalHeaders normalized headers of personal data that no contract asks for
     * @throws RefusalException when the file cannot be read by this contract
     */
    static HeaderMapping of(String[] header, Contract contract, Set<String> personalHeaders, long line) {
        Map<String, Integer> fields = new HashMap<>();
        for (int i = 0; i < contract.fields().size(); i++) {
            int index = i;
            contract.fields().get(i).headers().forEach(h -> fields.put(HeaderText.normalized(h), index));
        }
        int[] cells = new int[contract.fields().size()];
        Arrays.fill(cells, -1);
        List<String> unexpected = new ArrayList<>();
        int width = widthWithoutEmptyEnd(header);
        for (int cell = 0; cell < width; cell++) {
            String text = HeaderText.normalized(header[cell]);
            Integer field = fields.get(text);
            if (field == null) {
                refusePersonal(text, header[cell], personalHeaders, line);
                unexpected.add(header[cell]);
                continue;
            }
            if (cells[field] >= 0) {
                throw new RefusalException(
                        "header_duplicate_column", line, header[cell], "twice", "each column at most once");
            }
            cells[field] = cell;
        }
        refuseMissing(contract, cells, header, line);
        return new HeaderMapping(width, cells, unexpected);
    }

    private static int widthWithoutEmptyEnd(String[] header) {
        int width = header.length;
        while (width > 0 && CellText.trim(header[width - 1]).isEmpty()) {
            width--;
        }
        return width;
    }

    private static void refusePersonal(String text, String header, Set<String> personalHeaders, long line) {
        if (personalHeaders.contains(text)) {
            throw new RefusalException("personal_data_column", line, header, header, "only columns of the contract");
        }
    }

    private static void refuseMissing(Contract contract, int[] cells, String[] header, long line) {
        for (int i = 0; i < cells.length; i++) {
            Field field = contract.fields().get(i);
            if (cells[i] < 0 && field.constraints().required()) {
                throw new RefusalException(
                        "header_missing_column",
                        line,
                        field.name(),
                        Masking.shortened(Masking.numbersIn(String.join(",", header))),
                        field.title() + " (" + field.name() + ")");
            }
        }
    }
}
