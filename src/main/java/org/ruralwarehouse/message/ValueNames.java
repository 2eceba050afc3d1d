package org.ruralwarehouse.message;

import java.util.Map;
import java.util.function.Function;

/** Names of codes in both languages, by list: in a list of trees, {@code apple} is 苹果, apple tree. */
public final class ValueNames {

    /** No names. */
    public static final ValueNames NONE = new ValueNames(Map.of());

    private final Map<String, Function<String, BilingualText>> lists;

    /**
     * @param lists by name; each returns the code itself for a code without a name
     */
    public ValueNames(Map<String, Function<String, BilingualText>> lists) {
        this.lists = Map.copyOf(lists);
    }

    /** A list of names by code. */
    public static Function<String, BilingualText> list(Map<String, BilingualText> names) {
        return code -> names.getOrDefault(code, new BilingualText(code, code));
    }

    /** True if there is a list with this name. */
    boolean hasList(String list) {
        return lists.containsKey(list);
    }

    /** Name of a code; the code itself if there is no such list. */
    BilingualText name(String list, String code) {
        return lists.getOrDefault(list, ValueNames.list(Map.of())).apply(code);
    }
}
