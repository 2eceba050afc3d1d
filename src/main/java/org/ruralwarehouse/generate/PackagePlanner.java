package org.ruralwarehouse.generate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;

/** Derives the packages to generate from a scenario and a request. */
final class PackagePlanner {

    private final Scenario scenario;
    private final Scenario.Scale scale;
    private final Map<Period, List<String>> datasetsByPeriod;

    /**
     * @throws DefinitionException when the scenario does not have the scale or a period
     */
    PackagePlanner(Scenario scenario, GenerateRequest request) {
        this.scenario = scenario;
        scale = known(scenario.scales(), request.scale(), "/scales");
        datasetsByPeriod = new LinkedHashMap<>();
        if (!request.periods().isEmpty()) {
            request.periods().forEach(p -> datasetsByPeriod.put(p, period(p).datasets()));
        } else if (scale.periods() != null) {
            datasetsByPeriod.putAll(scale.periods());
        } else {
            scenario.periods().forEach((p, plan) -> datasetsByPeriod.put(p, plan.datasets()));
        }
    }

    List<PackagePlan> plans() {
        List<PackagePlan> plans = new ArrayList<>();
        datasetsByPeriod.forEach((period, datasets) -> {
            for (Scenario.Sender sender : scenario.senders()) {
                plans.add(firstAttempt(sender, period, datasets));
            }
        });
        for (Scenario.Special special : scenario.specials()) {
            List<String> datasets = datasetsByPeriod.getOrDefault(special.period(), List.of());
            if (datasets.containsAll(special.datasets())) {
                plans.add(special(special));
            }
        }
        return plans;
    }

    private PackagePlan firstAttempt(Scenario.Sender sender, Period period, List<String> datasets) {
        return new PackagePlan(
                sender.name(),
                sender.isSigning(),
                sender.name() + "-" + period,
                sender.province(),
                period,
                1,
                datasets,
                period(period).created(),
                container(sender, null),
                sender.style(),
                scale.personsPerRow(),
                Damage.NONE);
    }

    private PackagePlan special(Scenario.Special special) {
        Scenario.Sender sender = scenario.senders().stream()
                .filter(s -> s.province().equals(special.province()))
                .findFirst()
                .orElseThrow();
        return new PackagePlan(
                sender.name(),
                sender.isSigning(),
                sender.name() + "-" + special.period() + "-attempt-" + special.attempt(),
                special.province(),
                special.period(),
                special.attempt(),
                special.datasets(),
                special.created(),
                container(sender, special.container()),
                sender.style(),
                scale.personsPerRow(),
                special.damage() == null ? Damage.NONE : special.damage());
    }

    private Container container(Scenario.Sender sender, @Nullable Container own) {
        if (own != null) {
            return own;
        }
        return scale.container() == null ? sender.container() : scale.container();
    }

    private Scenario.PeriodPlan period(Period period) {
        return known(scenario.periods(), period, "/periods");
    }

    private static <K, T> T known(Map<K, T> all, K name, String place) {
        if (!all.containsKey(name)) {
            String names = all.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw DefinitionException.of("scenario.yml", place, "there is no " + name + ", only " + names);
        }
        return Objects.requireNonNull(all.get(name));
    }
}
