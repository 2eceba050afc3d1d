package org.ruralwarehouse.contract;

import java.util.List;

/**
 * A field whose values must occur in a reference list.
 *
 * @param finding code of the finding for an unknown value
 */
public record ForeignKey(List<String> fields, Reference reference, String finding) {

    /** A column of a resource in the reference package. */
    public record Reference(String resource, List<String> fields) {}

    /** The referencing field. */
    public String field() {
        return fields.get(0);
    }
}
