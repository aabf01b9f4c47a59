package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.CliEnvironment;
import io.wabaprofile.cli.output.Colors;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ColoredOutputTest {
    private static final Colors BOTH = new Colors(true, true);
    private static final Pattern CODE = Pattern.compile("\u001B\\[[0-9]+m");

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();

    @AfterEach
    void stop() {
        simulator.close();
    }

    private CliRun run(Colors colors, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = WabaProfile.program(CliRun.environment(account.key(), CliRun.WITHOUT_WAITS), colors, command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(command);
        return new CliRun(exit, out.toString(), err.toString());
    }

    private CliRun set(Colors colors, String about, String... more) {
        String[] command = {"set", "--mode=cloud", "--base-url=" + simulator.baseUri(), "--about=" + about};
        String[] all = Arrays.copyOf(command, command.length + more.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        return run(colors, all);
    }

    @Test
    void aRemovedValueIsRedAndAnAddedValueIsGreen() {
        set(Colors.NONE, "before");

        assertThat(set(BOTH, "after").out()).contains("\u001B[31m- before\u001B[0m", "\u001B[32m+ after\u001B[0m");
    }

    @Test
    void colorsAddNothingToTheText() {
        set(Colors.NONE, "before");
        String plain = set(Colors.NONE, "after").out();
        set(Colors.NONE, "before");
        String colored = set(BOTH, "after").out();

        assertThat(plain).contains("- before").doesNotContain("\u001B");
        assertThat(CODE.matcher(colored).replaceAll("")).isEqualTo(plain);
    }

    @Test
    void theHeadlinesOfTheDemoAreBold() {
        assertThat(run(BOTH, "demo").out()).contains("\u001B[1mCloud API (--mode cloud)\u001B[0m");
    }

    @Test
    void aFailureIsRedAndAWarningIsYellowOnTheErrorStreamOnly() {
        CliRun failed = run(new Colors(false, true), "show", "--mode=cloud", "--base-url=http://example.com");
        assertThat(failed.err()).startsWith("\u001B[31m--base-url cannot be used");

        CliRun warned = set(new Colors(false, true), "other", "--vertical=NEW_CODE");
        assertThat(warned.err()).contains("\u001B[33mWarning: ");
        assertThat(warned.out()).doesNotContain("\u001B");
    }

    @Test
    void aLongMessageIsWrappedOnATerminal() {
        for (int columns : new int[] {60, 120}) {
            StringWriter err = new StringWriter();
            CliEnvironment wide = CliRun.environment(CliRun.variables(account), OptionalInt.of(columns));
            WabaProfile.program(wide, new Colors(false, true))
                    .setErr(new PrintWriter(err, true))
                    .execute("show", "--mode=cloud", "--base-url=http://localhost:8360");
            String plain = CODE.matcher(err.toString()).replaceAll("");
            assertThat(plain.lines()).hasSizeGreaterThan(1).allMatch(line -> line.length() <= Math.min(columns, 80));
            assertThat(plain.replaceAll("\\s+", " ")).contains("is refused, because", "Use http://127.0.0.1:8360.");
        }
    }

    @Test
    void jsonHasNoColors() {
        CliRun changed = set(BOTH, "in json", "--json");
        assertThat(changed.out()).doesNotContain("\u001B");
        assertThat(changed.json().get("outcome").asText()).isEqualTo("updated");
        assertThat(run(BOTH, "show", "--json").out()).doesNotContain("\u001B");
    }

    @Test
    void aServerCannotAddCodes() {
        account.setProfile(BusinessProfile.builder().about("\u001B[31mred").build());

        assertThat(run(BOTH, "show", "--mode=cloud", "--base-url=" + simulator.baseUri())
                        .out())
                .doesNotContain("\u001B[31m");
    }

    @Test
    void helpHasColorsOnATerminalOnly() {
        assertThat(run(BOTH, "--help").out()).contains("\u001B[");
        assertThat(run(Colors.NONE, "--help").out()).doesNotContain("\u001B");
        assertThat(run(new Colors(true, false)).err()).startsWith("Usage").doesNotContain("\u001B");
    }
}
