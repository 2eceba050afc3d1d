package org.ruralwarehouse.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.finding.Level;
import org.ruralwarehouse.finding.Rule;
import org.ruralwarehouse.finding.RuleBook;
import org.ruralwarehouse.finding.Threshold;
import org.ruralwarehouse.finding.Thresholds;
import org.ruralwarehouse.finding.Waiver;
import org.ruralwarehouse.message.MessageCatalog;
import org.ruralwarehouse.message.MessageText;
import org.ruralwarehouse.sql.SqlFile;

/** The SQL checks of a warehouse folder, their waivers and the rule book of all rules. */
public final class CheckCatalog {

    private final List<CheckDefinition> quality;
    private final List<CheckDefinition> macro;
    private final List<Waiver> waivers;
    private final RuleBook rules;
    private final MessageCatalog messages;

    private CheckCatalog(
            List<CheckDefinition> quality,
            List<CheckDefinition> macro,
            List<Waiver> waivers,
            List<Rule> standard,
            MessageCatalog messages) {
        this.quality = quality;
        this.macro = macro;
        this.waivers = waivers;
        this.messages = messages;
        List<Rule> all = new ArrayList<>(standard);
        quality.forEach(check -> all.add(check.rule()));
        macro.forEach(check -> all.add(check.rule()));
        this.rules = new RuleBook(all);
    }

    /**
     * Reads all checks and waivers.
     *
     * @throws DefinitionException with all problems of all headers and waivers
     */
    public static CheckCatalog read(WarehouseDefinition definition) {
        List<DefinitionProblem> problems = new ArrayList<>();
        Path checks = definition.folder().resolve("checks");
        List<CheckDefinition> quality = read(checks.resolve("quality"), Level.QUALITY, problems);
        List<CheckDefinition> macro = read(checks.resolve("macro"), Level.MACRO, problems);
        List<Waiver> waivers = new WaiverReader(definition, quality, problems).read();
        CheckCatalog catalog = new CheckCatalog(
                quality, macro, waivers, definition.standardRules(), messages(definition, quality, macro, problems));
        catalog.reportContradictions(definition.standardRules(), problems);
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
        return catalog;
    }

    private static MessageCatalog messages(
            WarehouseDefinition definition,
            List<CheckDefinition> quality,
            List<CheckDefinition> macro,
            List<DefinitionProblem> problems) {
        List<MessageText> texts = new ArrayList<>();
        for (CheckDefinition check :
                Stream.concat(quality.stream(), macro.stream()).toList()) {
            CheckTexts ofCheck = CheckTexts.of(check.file());
            ofCheck.addProblems(check.file(), definition.messages(), problems);
            texts.addAll(ofCheck.all());
        }
        return definition.messages().with(texts);
    }

    /** Texts of all findings: those of Java and of the checks. */
    public MessageCatalog messages() {
        return messages;
    }

    private static List<CheckDefinition> read(Path folder, Level level, List<DefinitionProblem> problems) {
        List<CheckDefinition> checks = new ArrayList<>();
        for (SqlFile file : SqlFile.readAll(folder, problems)) {
            try {
                checks.add(CheckDefinition.of(file, level));
            } catch (DefinitionException e) {
                problems.addAll(e.problems());
            }
        }
        return checks;
    }

    /** Several checks may report the same code, for example for different datasets, but only with the same rule. */
    private void reportContradictions(List<Rule> standard, List<DefinitionProblem> problems) {
        Map<String, Rule> seen = new HashMap<>();
        standard.forEach(rule -> seen.put(rule.code(), rule));
        List<CheckDefinition> all = new ArrayList<>(quality);
        all.addAll(macro);
        for (CheckDefinition check : all) {
            Rule first = seen.putIfAbsent(check.rule().code(), check.rule());
            if (first != null && !first.equals(check.rule())) {
                problems.add(new DefinitionProblem(
                        check.file().path().toString(),
                        "header",
                        "the code " + check.rule().code() + " has another level, severity or text in another check"));
            }
        }
    }

    List<CheckDefinition> quality() {
        return quality;
    }

    List<CheckDefinition> macro() {
        return macro;
    }

    /** Waivers that the office has granted to provinces. */
    public List<Waiver> waivers() {
        return waivers;
    }

    /**
     * Rejects thresholds for unknown rules or datasets, which would have no effect.
     *
     * @param settings file that contains the thresholds, for the message
     * @throws DefinitionException with all thresholds that cannot apply
     */
    public void requireApplicable(Thresholds thresholds, WarehouseDefinition definition, String settings) {
        List<DefinitionProblem> problems = new ArrayList<>();
        for (Threshold threshold : thresholds.list()) {
            String dataset = threshold.dataset();
            if (dataset != null && !definition.hasDataset(dataset)) {
                problems.add(new DefinitionProblem(settings, "/thresholds", "unknown dataset " + dataset));
            }
            if (!threshold.rule().equals(Threshold.ROWS_QUARANTINED) && !rules.contains(threshold.rule())) {
                problems.add(new DefinitionProblem(settings, "/thresholds", "unknown rule " + threshold.rule()));
            }
        }
        if (!problems.isEmpty()) {
            throw new DefinitionException(problems);
        }
    }

    /** All rules: the standard rules and those of the checks. */
    public RuleBook rules() {
        return rules;
    }
}
