package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.cli.output.ExitCode;
import io.wabaprofile.profile.Vertical;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {

    private static CliRun run(String command, String option) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.removeIf(String::isEmpty);
        arguments.add(option);
        return CliRun.withoutKey(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "show",
                "set",
                "photo",
                "photo set",
                "photo save",
                "upload",
                "simulate",
                "doctor",
                "plan",
                "apply",
                "drift",
                "export",
                "fleet",
                "fleet status",
                "completion",
                "version"
            })
    void everyCommandExplainsItselfAndItsExitCodes(String command) {
        CliRun help = run(command, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out().lines().map(String::length)).allMatch(length -> length <= 80);
        ExitCode.meanings()
                .forEach((number, meaning) ->
                        assertThat(help.out()).containsPattern("(?m)^  " + number + " +\\Q" + meaning + "\\E$"));
        CliRun version = run(command, "--version");
        assertThat(version.exit()).isZero();
        assertThat(version.out()).startsWith("waba-profile ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "set", "photo set", "photo save", "upload", "doctor"})
    void everyRemoteCommandNamesTheSourcesOfTheKey(String command) {
        assertThat(run(command, "--help").out())
                .contains("D360_API_KEY", "--key-file", "--json", "--base-url", "--proxy", "--no-proxy");
    }

    @Test
    void setListsTheKnownVerticalsWithTheirLabels() {
        assertThat(run("set", "--help").out().lines())
                .contains("Verticals:")
                .containsAll(Vertical.known().stream()
                        .map(vertical -> String.format("  %-19s%s", vertical.code(), vertical.label()))
                        .toList());
    }

    @Test
    void helpIsACommandToo() {
        for (String[] command : List.of(new String[] {"help", "set"}, new String[] {"set", "--help"})) {
            StringWriter out = new StringWriter();
            int exit = WabaProfile.program(CliRun.environment("", CliRun.WITHOUT_WAITS), Colors.NONE, command)
                    .setOut(new PrintWriter(out, true))
                    .execute(command);
            assertThat(exit).isZero();
            assertThat(out.toString()).startsWith("Usage: waba-profile set ");
        }
    }

    @Test
    void withoutACommandThereIsHelpOnTheErrorStream() {
        for (CliRun run : List.of(CliRun.withoutKey(), CliRun.withoutKey("photo"))) {
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).startsWith("Usage: waba-profile").contains("Commands:");
        }
    }

    @Test
    void namesBothWaysToChooseANumber() {
        CliRun run = CliRun.withoutKey("show");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines())
                .containsExactly("Missing the number: --mode MODE, or the name of a channel in the configuration file."
                        + " Use --mode cloud, onpremise or graph.");
    }

    @Test
    void printsAUsageErrorAsJson() {
        CliRun run = CliRun.withoutKey("show", "--json");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.json().at("/error/family").asText()).isEqualTo("usage");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sho, Unknown command 'sho'. Did you mean 'show'?",
        "photo sett, Unknown command 'sett'. Did you mean 'set'?",
        "plan f.yaml --requests-per-secnd=5, Unknown option '--requests-per-secnd'. Did you mean '--requests-per-second'?",
        "show --mode=cloud --jsn, Unknown option '--jsn'. Did you mean '--json'?",
        "show berlin now, Unexpected argument 'now'."
    })
    void anUnknownArgumentIsNamedAndComesWithASuggestion(String command, String message) {
        CliRun run = CliRun.withoutKey(command.split(" "));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines()).first().isEqualTo(message);
    }
}
