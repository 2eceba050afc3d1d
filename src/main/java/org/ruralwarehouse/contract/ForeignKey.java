package org.ruralwarehouse.contract;

import java.util.List;

/**
 * A field whose values must stand in a reference list.
 *
 * @param finding code of the finding when a value does not
 */
public record ForeignKey(List<String> fields, Reference reference, String finding) {

    /** A column of a resource of the reference package. */
    public record Reference(String resource, List<String> fields) {}

    public String field() {
        return fields.get(0);
    }
}
