package org.ruralwarehouse.contract;

/**
 * A problem in a definition of the office: a contract, rule, check, model or setting.
 *
 * @param file path relative to the warehouse folder
 * @param place JSON pointer or line in the file; empty when the whole file is meant
 */
public record DefinitionProblem(String file, String place, String message) {

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : " at " + place) + ": " + message;
    }
}
