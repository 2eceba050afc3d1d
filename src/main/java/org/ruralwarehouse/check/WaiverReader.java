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
import org.ruralwarehouse.finding.Waiver;

/** Reads the waivers of a warehouse folder and refuses what cannot be waived; no file means no waivers. */
final class WaiverReader {

    private static final String FILE = "waivers.yml";

    private final WarehouseDefinition definition;
    private final Collection<CheckDefinition> waivable;
    private final List<DefinitionProblem> problems;

    /**
     * @param waivable the checks whose findings are made from landed rows, so that a row can be let in again
     * @param problems gets everything that is wrong
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
            String period,
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
            for (String problem : problemsOf(waivers.get(i), seen)) {
                problems.add(new DefinitionProblem(FILE, "/waivers/" + i, problem));
            }
        }
        return waivers;
    }

    private List<String> problemsOf(Waiver waiver, Set<String> seen) {
        List<String> wrong = new ArrayList<>();
        if (!definition.knowsDataset(waiver.dataset())) {
            wrong.add("there is no dataset " + waiver.dataset());
        } else if (waivable.stream().noneMatch(check -> isOf(check, waiver))) {
            wrong.add(waiver.rule() + " is no quality check of " + waiver.dataset()
                    + "; rules that are applied while rows are read, and macro checks, cannot be waived");
        } else if (waivable.stream().anyMatch(check -> isOf(check, waiver) && isNeverWaived(check))) {
            wrong.add(waiver.rule() + " cannot be waived: the models rely on it");
        }
        if (waiver.until() != null && waiver.until().isBefore(waiver.grantedOn())) {
            wrong.add("it ends on " + waiver.until() + ", before it was granted");
        }
        if (!seen.add(String.join("|", waiver.rule(), waiver.dataset(), waiver.provinceCode(), waiver.period()))) {
            wrong.add("the same rule is waived twice for the same province, dataset and period");
        }
        return wrong;
    }

    private static boolean isNeverWaived(CheckDefinition check) {
        return check.file().text("waivable").equals("never");
    }

    private static boolean isOf(CheckDefinition check, Waiver waiver) {
        return check.rule().code().equals(waiver.rule())
                && (check.dataset().isEmpty() || check.dataset().equals(waiver.dataset()));
    }
}
