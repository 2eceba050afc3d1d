package org.ruralwarehouse.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.ruralwarehouse.finding.Effect;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.Severity;

/** Content of the rules file. */
record RulesFile(List<RuleEntry> rules) {

    List<Rule> toRules() {
        return rules.stream().map(RuleEntry::toRule).toList();
    }

    /** One entry of the rules file. */
    record RuleEntry(
            String code,
            Level level,
            Severity severity,
            Effect effect,
            String zh,
            String en,
            @JsonProperty("fix_zh") String fixZh,
            @JsonProperty("fix_en") String fixEn) {

        Rule toRule() {
            return new Rule(code, level, severity, effect, zh, en, fixZh, fixEn);
        }
    }
}
