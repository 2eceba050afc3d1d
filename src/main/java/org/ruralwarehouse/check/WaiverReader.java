package org.ruralwarehouse.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionProblem;
import org.ruralwarehouse.contract.WarehouseDefinition;
import org.ruralwarehouse.contract.YamlDocuments;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.finding.Waiver;

/** Reads and validates the waivers of a warehouse folder. Without a file there are no waivers. */
final class WaiverReader {

    private static final String FILE = "waivers.yml";

    private final WarehouseDefinition definition;
    private final Collection<CheckDefinition> waivable;
    private final List<DefinitionProblem> problems;

    /**
     * @param waivable checks on landed rows, whose findings can be waived
     * @param problems receives all definition problems
     */
    WaiverReader(
            WarehouseDefinition definition, Collection<CheckDefinition> waivable, List<DefinitionProblem> problems) {
        this.definition = definition;
        this.waivable = waivable;
        this.problems = problems;
    }

    private record WaiversFile(List<WaiverText> waivers) {}

    private record WaiverText(
            String rule,
            String dataset,
            String province,
            Period period,
            String reason,
            String who,
            @JsonProperty("granted_on") LocalDate grantedOn,
            @Nullable LocalDate until) {

        Waiver toWaiver() {
            return new Waiver(rule, dataset, province, period, reason.strip(), who.strip(), grantedOn, until);
        }
    }

    List<Waiver> read() {
        Path file = definition.folder().resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        YamlDocuments documents = new YamlDocuments();
        WaiversFile texts = documents.bind(
                FILE,
                documents.parse(FILE, YamlDocuments.text(file)),
                documents.schema(YamlDocuments.text(definition.folder().resolve("waivers.schema.json"))),
                WaiversFile.class);
        problems.addAll(documents.problems());
        if (texts == null) {
            return List.of();
        }
        List<Waiver> waivers =
                texts.waivers().stream().map(WaiverText::toWaiver).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < waivers.size(); i++) {
            for (String problem : validate(waivers.get(i), seen)) {
                problems.add(new DefinitionProblem(FILE, "/waivers/" + i, problem));
            }
        }
        return waivers;
    }

    private List<String> validate(Waiver waiver, Set<String> seen) {
        List<String> messages = new ArrayList<>();
        if (!definition.hasDataset(waiver.dataset())) {
            messages.add("unknown dataset " + waiver.dataset());
        } else if (waivable.stream().noneMatch(check -> isCovered(check, waiver))) {
            messages.add(waiver.rule() + " is not a quality check of " + waiver.dataset()
                    + "; rules of the land stage and macro checks cannot be waived");
        } else if (waivable.stream().anyMatch(check -> isCovered(check, waiver) && isNotWaivable(check))) {
            messages.add(waiver.rule() + " cannot be waived: the models depend on it");
        }
        if (waiver.until() != null && waiver.until().isBefore(waiver.grantedOn())) {
            messages.add("the waiver ends on " + waiver.until() + ", before it was granted");
        }
        if (!seen.add(String.join(
                "|",
                waiver.rule(),
                waiver.dataset(),
                waiver.provinceCode(),
                waiver.period().text()))) {
            messages.add("duplicate waiver for the same rule, province, dataset and period");
        }
        return messages;
    }

    private static boolean isNotWaivable(CheckDefinition check) {
        return check.file().text("waivable").equals("never");
    }

    private static boolean isCovered(CheckDefinition check, Waiver waiver) {
        return check.rule().code().equals(waiver.rule())
                && (check.dataset().isEmpty() || check.dataset().equals(waiver.dataset()));
    }
}
