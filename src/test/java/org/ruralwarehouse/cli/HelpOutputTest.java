package org.ruralwarehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What the program prints about itself. */
class HelpOutputTest {

    private static final CommandLine PROGRAM = Main.commandLine();

    @Test
    void help_lists_every_command_with_its_description_and_every_exit_code() {
        Console help = Console.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out()).as("only the job starts it").doesNotContain("worker");
        assertThat(PROGRAM.getSubcommands().keySet())
                .containsExactlyInAnyOrder(
                        "worker",
                        "nightly",
                        "validate",
                        "generate",
                        "impact",
                        "replay",
                        "status",
                        "query",
                        "submissions",
                        "hold",
                        "confirm",
                        "withdraw",
                        "keygen",
                        "sign");
        PROGRAM.getSubcommands().keySet().stream()
                .filter(name -> !name.equals("worker"))
                .forEach(name -> assertThat(help.out()).containsPattern("(?m)^  " + name + " +\\S"));
        for (int code = 0; code <= 5; code++) {
            assertThat(help.out()).containsPattern("(?m)^ +" + code + " +\\S");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nightly",
                "validate",
                "generate",
                "impact",
                "replay",
                "status",
                "query",
                "submissions",
                "hold",
                "confirm",
                "withdraw",
                "keygen",
                "sign"
            })
    void help_of_a_command_describes_every_option_and_parameter(String command) {
        Console help = Console.run(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.lines().get(0)).startsWith("Usage: rural-warehouse " + command);
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        CommandSpec spec =
                Objects.requireNonNull(PROGRAM.getSubcommands().get(command)).getCommandSpec();
        assertThat(spec.usageMessage().description()).isNotEmpty();
        for (OptionSpec option : spec.options()) {
            assertThat(option.description()).as(option.longestName()).isNotEmpty();
            assertThat(help.out()).contains(option.longestName());
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            assertThat(parameter.description()).as(parameter.paramLabel()).isNotEmpty();
            assertThat(help.out()).contains(parameter.paramLabel());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V"})
    void version_names_program_release_and_commit(String option) {
        Console version = Console.run(option);

        assertThat(version.code()).isZero();
        assertThat(version.err()).isEmpty();
        assertThat(version.out())
                .matches("rural-warehouse \\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.-]+)? \\(commit ([0-9a-f]{7,}|unknown)\\)\\R");
    }

    @Test
    void an_unknown_option_prints_the_usage_to_standard_error() {
        Console unknown = Console.run("status", "--unknown");

        assertThat(unknown.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("--unknown").contains("Usage: rural-warehouse status");
    }

    @Test
    void an_unknown_command_is_named_in_standard_error() {
        Console unknown = Console.run("nightyl");

        assertThat(unknown.code()).isEqualTo(ExitCode.INVALID_CONFIGURATION);
        assertThat(unknown.out()).isEmpty();
        assertThat(unknown.err()).contains("nightyl");
    }

    @Test
    void commands_on_the_data_of_the_office_have_the_same_options() {
        for (String command : Set.of("nightly", "impact", "replay", "status", "query")) {
            assertThat(Console.run(command, "--help").out()).contains("--settings", "--inbox", "--data");
        }
    }
}
