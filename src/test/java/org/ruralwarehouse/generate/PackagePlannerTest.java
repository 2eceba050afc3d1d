package org.ruralwarehouse.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ruralwarehouse.contract.DefinitionException;
import org.ruralwarehouse.finding.Period;
import org.ruralwarehouse.generate.packaging.Container;
import org.ruralwarehouse.generate.packaging.Damage;
import org.ruralwarehouse.generate.packaging.FileStyle;

class PackagePlannerTest {

    private static final Scenario SCENARIO = new Scenario(
            1,
            Map.of(
                    "small", new Scenario.Scale(100, null, null),
                    "large", new Scenario.Scale(1, Container.DIRECTORY, Map.of(Period.of("2022"), List.of("wells")))),
            Map.of(),
            Map.of(
                    Period.of("2021"), new Scenario.PeriodPlan("2022-01-01T00:00:00Z", List.of("wells")),
                    Period.of("2022"), new Scenario.PeriodPlan("2023-01-01T00:00:00Z", List.of("wells", "roads"))),
            List.of(
                    new Scenario.Sender(
                            "530000",
                            "yunnan",
                            Container.ZIP,
                            "utf-8",
                            null,
                            false,
                            null,
                            FileStyle.Header.NAME,
                            null,
                            false),
                    new Scenario.Sender(
                            "520000",
                            "guizhou",
                            Container.ZIP,
                            "utf-8",
                            null,
                            false,
                            null,
                            FileStyle.Header.NAME,
                            null,
                            true)),
            List.of(new Scenario.Special(
                    "530000", Period.of("2022"), 2, List.of("roads"), "2023-02-01T00:00:00Z", null, Damage.TRUNCATE)));

    @Test
    void plans_every_period_of_every_sender_and_the_specials() {
        assertThat(names("small", List.of()))
                .containsExactlyInAnyOrder(
                        "yunnan-2021", "guizhou-2021", "yunnan-2022", "guizhou-2022", "yunnan-2022-attempt-2");
    }

    @Test
    void omits_specials_of_omitted_periods_and_datasets() {
        List<PackagePlan> plans = new PackagePlanner(SCENARIO, request("large", List.of())).plans();

        assertThat(plans).extracting(PackagePlan::name).containsExactlyInAnyOrder("yunnan-2022", "guizhou-2022");
        assertThat(plans).allSatisfy(plan -> {
            assertThat(plan.datasets()).containsExactly("wells");
            assertThat(plan.container()).isEqualTo(Container.DIRECTORY);
            assertThat(plan.personsPerRow()).isEqualTo(1);
        });
    }

    @Test
    void plans_all_datasets_of_requested_periods() {
        assertThat(names("large", List.of("2021"))).containsExactlyInAnyOrder("yunnan-2021", "guizhou-2021");
        assertThat(names("large", List.of("2022"))).contains("yunnan-2022-attempt-2");
    }

    @Test
    void rejects_an_unknown_scale_or_period_and_lists_the_known_ones() {
        assertThatThrownBy(() -> names("huge", List.of()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("there is no huge")
                .hasMessageContaining("small");
        assertThatThrownBy(() -> names("small", List.of("2098")))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("there is no 2098");
    }

    private static List<String> names(String scale, List<String> periods) {
        return new PackagePlanner(SCENARIO, request(scale, periods))
                .plans().stream().map(PackagePlan::name).toList();
    }

    private static GenerateRequest request(String scale, List<String> texts) {
        Path anywhere = Path.of("anywhere");
        List<Period> periods = texts.stream().map(Period::of).toList();
        return new GenerateRequest(null, scale, periods, anywhere, anywhere, anywhere, false, 1);
    }
}
