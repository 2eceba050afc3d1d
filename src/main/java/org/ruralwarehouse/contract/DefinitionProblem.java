package org.ruralwarehouse.contract;

/**
 * Something wrong in what the office itself defines: a contract, a rule, a check, a model or a setting.
 *
 * @param file relative to the warehouse folder
 * @param place where in the file, as a JSON pointer or line; empty when the whole file is meant
 */
public record DefinitionProblem(String file, String place, String message) {

    @Override
    public String toString() {
        return file + (place.isEmpty() ? "" : " at " + place) + ": " + message;
    }
}
