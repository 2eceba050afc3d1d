package org.ruralwarehouse.reference;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** County totals of an inbox by the reference implementation, as text, for comparison with other implementations. */
public final class ReferenceCounties {

    private ReferenceCounties() {}

    public static Map<String, String> of(Path inbox, Path unpacked) {
        Map<String, String> counties = new TreeMap<>();
        new Reference(Path.of("warehouse"))
                .read(inbox, unpacked)
                .counties()
                .forEach((county, totals) -> counties.put(county, totals.toString()));
        return counties;
    }
}
