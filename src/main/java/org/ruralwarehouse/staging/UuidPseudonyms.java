package org.ruralwarehouse.staging;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.ruralwarehouse.contract.Contract;
import org.ruralwarehouse.contract.Field;
import org.ruralwarehouse.contract.Pseudonymize;
import org.ruralwarehouse.duckdb.Sql;

/** Pseudonyms in landed files of version 0.1.0: one column of the type UUID, with the name of the pseudonym. */
final class UuidPseudonyms {

    private static final int HALF_DIGITS = 16;

    private UuidPseudonyms() {}

    /**
     * SQL expressions of the halves of pseudonyms, by landed column; empty if no file has a UUID.
     *
     * @param present columns of the files
     */
    static Map<String, String> halves(Contract contract, Set<String> present) {
        Map<String, String> halves = new HashMap<>();
        for (Field field : contract.fields()) {
            Pseudonymize pseudonymize = field.pseudonymize();
            if (pseudonymize != null && present.contains(pseudonymize.as())) {
                String digits = "replace(" + Sql.name(pseudonymize.as()) + "::varchar, '-', '')";
                halves.put(pseudonymize.high(), bigint("left(" + digits + ", " + HALF_DIGITS + ")"));
                halves.put(pseudonymize.low(), bigint("right(" + digits + ", " + HALF_DIGITS + ")"));
            }
        }
        return halves;
    }

    /** The same 64 bits as a signed integer; a cast of the digits to bigint would overflow. */
    private static String bigint(String hexDigits) {
        return "unhex(" + hexDigits + ")::bit::bigint";
    }
}
