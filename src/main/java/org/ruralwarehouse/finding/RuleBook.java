package org.ruralwarehouse.finding;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** All rules by code: the rules of Java and of the SQL checks. */
public final class RuleBook {

    private final Map<String, Rule> rules;

    /**
     * @param rules rules with distinct codes
     */
    public RuleBook(Collection<Rule> rules) {
        this.rules = new TreeMap<>();
        rules.forEach(rule -> this.rules.put(rule.code(), rule));
    }

    /**
     * Returns the rule with this code.
     *
     * @throws IllegalArgumentException when there is none, which is an error in the program or in the definitions
     */
    public Rule rule(String code) {
        Rule rule = rules.get(code);
        if (rule == null) {
            throw new IllegalArgumentException("No rule has the code " + code
                    + ". Add it to checks/rules.yml, or correct the code where it is used.");
        }
        return rule;
    }

    /** True when there is a rule with this code. */
    public boolean contains(String code) {
        return rules.containsKey(code);
    }

    /** All rules, ordered by code. */
    public Collection<Rule> rules() {
        return rules.values();
    }
}
