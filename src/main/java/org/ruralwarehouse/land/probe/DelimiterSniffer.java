package org.ruralwarehouse.land.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Set;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.land.csv.CsvRows;
import org.ruralwarehouse.land.header.HeaderFinder;
import org.ruralwarehouse.land.header.HeaderNames;
import org.ruralwarehouse.land.source.FileRejectedException;
import org.ruralwarehouse.land.source.SourceRow;

/**
 * Detects the delimiter of a CSV file if the manifest does not declare it: the delimiter that yields the most headers
 * of the contract in one of the first rows. The frequency of characters is not used.
 */
final class DelimiterSniffer {

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};

    private final HeaderNames names;

    DelimiterSniffer(Contract contract) {
        this.names = new HeaderNames(contract, Set.of());
    }

    /** The detected delimiter; a comma if no row has a header of the contract. */
    char sniff(SourceFile file, Charset charset) throws IOException {
        char best = CANDIDATES[0];
        int most = 0;
        for (char candidate : CANDIDATES) {
            int recognized = recognized(file, charset, candidate);
            if (recognized > most) {
                most = recognized;
                best = candidate;
            }
        }
        return best;
    }

    private int recognized(SourceFile file, Charset charset, char delimiter) throws IOException {
        int most = 0;
        try (InputStream in = file.read();
                CsvRows rows = new CsvRows(in, charset, delimiter)) {
            SourceRow row = rows.next();
            for (int i = 0; row != null && i < HeaderFinder.SEARCHED_ROWS; i++) {
                most = Math.max(most, names.countRecognized(row.cells()));
                row = rows.next();
            }
        } catch (FileRejectedException | UncheckedIOException notReadableThisWay) {
            return most;
        }
        return most;
    }
}
