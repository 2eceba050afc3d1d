package org.ruralwarehouse.architecture.counterexample.serve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Violations: three mutable static fields. Three constants are allowed. */
class KeepsStaticState {
    static int runs;
    static final List<String> SHARED = new ArrayList<>();
    private static final Map<String, String> cache = new HashMap<>();

    private static final List<String> NAMES = List.of("a");
    private static final int[] WEIGHTS = {1, 2};
    static final String TITLE = "title";
}
