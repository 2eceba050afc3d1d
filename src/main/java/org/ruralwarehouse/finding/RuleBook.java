package org.ruralwarehouse.finding;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All rules by code: those that Java applies and those that SQL checks apply. */
public final class RuleBook {

    private final Map<String, Rule> rules;

    public RuleBook(Collection<Rule> rules) {
        this.rules = new TreeMap<>();
        rules.forEach(rule -> this.rules.put(rule.code(), rule));
    }

    /**
     * @throws IllegalArgumentException when no rule has this code, which is a mistake of ours, never of a province
     */
    public Rule rule(String code) {
        Rule rule = rules.get(code);
        if (rule == null) {
            throw new IllegalArgumentException("No rule has the code " + code
                    + ". Add it to checks/rules.yml, or correct the code where it is used.");
        }
        return rule;
    }

    public boolean knows(String code) {
        return rules.containsKey(code);
    }

    /** Every rule, in the order of the codes. */
    public Collection<Rule> rules() {
        return rules.values();
    }
}
