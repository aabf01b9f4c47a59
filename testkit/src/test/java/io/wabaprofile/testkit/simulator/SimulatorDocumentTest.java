package io.wabaprofile.testkit.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The examples of {@code docs/simulator.md} run in their order, and return what is printed below them. A {@code …} matches any
 * text. The command that starts the simulator is checked elsewhere.
 */
@Timeout(120)
class SimulatorDocumentTest {
    private static final System.Logger LOG = System.getLogger("io.wabaprofile.testkit");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|json|text)\\n(.*?)^```$");
    private static final Pattern REQUEST = Pattern.compile("`([A-Z, `]+) (/_simulator/[^`?]*)");

    private static String document() throws IOException {
        Path here = Path.of("").toAbsolutePath();
        Path top = Files.exists(here.resolve("docs/simulator.md")) ? here : here.getParent();
        return Files.readString(top.resolve("docs/simulator.md"));
    }

    @Test
    void eachExampleRunsAndPrintsTheDocumentedOutput() throws Exception {
        assumeInstalled("bash");
        assumeInstalled("curl");
        int examples = 0;
        try (Dialog360Simulator simulator =
                Dialog360Simulator.builder().withPage().start()) {
            simulator.newAccount();
            String output = "";
            for (MatchResult block : BLOCK.matcher(document()).results().toList()) {
                if (!block.group(1).equals("sh")) {
                    assertThat(output).containsPattern(printed(block.group(2).strip()));
                } else if (!block.group(2).startsWith("./waba-profile")) {
                    output = run(block.group(2), simulator);
                    examples++;
                }
            }
            assertThat(simulator.faults().planned()).isEmpty();
            assertThat(simulator.accounts()).hasSize(3);
        }
        assertThat(examples).isGreaterThan(7);
    }

    private static Pattern printed(String text) {
        return Pattern.compile(
                Arrays.stream(text.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static void assumeInstalled(String program) {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> new File(folder, program).canExecute());
        if (!there) {
            String why = "SKIPPED: no " + program + " is installed, so the examples of docs/simulator.md were not run";
            LOG.log(System.Logger.Level.WARNING, why);
            Assumptions.abort(why);
        }
    }

    /** Runs a script without proxy settings. Fails if a response is an error. */
    private static String run(String script, Dialog360Simulator simulator) throws IOException, InterruptedException {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true);
        bash.environment()
                .keySet()
                .removeIf(name -> name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        bash.environment().put("SIMULATOR", simulator.baseUri().toString());
        Process process = bash.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(script + output).isZero();
        assertThat(output).as(script).doesNotContain("the path does not exist", "{\"error\":\"");
        return output;
    }

    @Test
    void theTableHasEveryRequestThatIsServed() throws Exception {
        List<String> documented = REQUEST.matcher(document())
                .results()
                .flatMap(row -> Stream.of(row.group(1).split("[, `]+")).map(method -> method + " " + row.group(2)))
                .toList();
        try (Dialog360Simulator simulator =
                Dialog360Simulator.builder().withPage().start()) {
            List<?> served = (List<?>)
                    new Wire(simulator.baseUri(), "").get("/_simulator/nothing").at("served");
            assertThat(served.stream().map(String.class::cast).filter(request -> !request.equals("GET /_simulator/")))
                    .isSubsetOf(documented);
        }
    }
}
