package io.wabaprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cli.connection.ConnectedChannel;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code docs/fleet.md} run in their order, with its fleet file, and print the text below them. Times, rates
 * and line breaks may differ.
 */
@Timeout(120)
class FleetDocumentTest {
    private static final Pattern FILE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```$");
    private static final Pattern EXAMPLE =
            Pattern.compile("(?ms)^```sh\\n(\\./waba-profile [^`]+?)\\n```\\n(?:\\n```text\\n(.*?)^```$)?");
    private static final Map<Pattern, String> VARYING = Map.of(
            Pattern.compile("calls in [0-9.]+ s, [0-9.]+ per second"), "calls in 1 s, 1 per second",
            Pattern.compile("Run [0-9a-f-]{36}"), "Run ID",
            Pattern.compile("[0-9-]{10}T[0-9:.]+Z"), "TIME");

    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount berlin = simulator.newAccount();
    private final SimulatedAccount rome = simulator.newAccount();
    private final Map<String, String> variables = new HashMap<>();

    @TempDir
    private Path directory;

    private String document = "";

    @BeforeEach
    void prepare() throws IOException {
        document = Files.readString(Path.of("..", "docs", "fleet.md"));
        MatchResult file = FILE.matcher(document).results().findFirst().orElseThrow();
        Files.writeString(directory.resolve("fleet.yaml"), file.group(1));
        PhotoFiles.file(Files.createDirectory(directory.resolve("photos")), "berlin.png", PhotoFiles.png(10_000));
        variables.put("BERLIN_KEY", berlin.key());
        variables.put("ROME_KEY", rome.key());
        variables.put("D360_PARTNER_KEY", simulator.partner().key());
        SampleShop.setUp(berlin);
        berlin.setProfile(BusinessProfile.builder()
                .about("Open till nine")
                .email("hello@example.com")
                .vertical(Vertical.RETAIL)
                .build());
        setAboutOfRome("Pane fresco dal 1962");
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private void setAboutOfRome(String about) {
        rome.setProfile(
                BusinessProfile.builder().about(about).vertical(Vertical.RETAIL).build());
    }

    private static String normalized(String text) {
        String result = text.strip().replaceAll("\\s+", " ");
        for (Map.Entry<Pattern, String> each : VARYING.entrySet()) {
            result = each.getKey().matcher(result).replaceAll(each.getValue());
        }
        return result;
    }

    /** Files are those of the test, and the host is the simulator. */
    private CliRun run(String command) {
        boolean isPartner = command.contains("--partner");
        List<String> arguments = new ArrayList<>();
        for (String word : command.replace("./waba-profile ", "").split(" ")) {
            boolean isFile = word.endsWith(".yaml") || word.endsWith(".jsonl");
            arguments.add(isFile ? directory.resolve(word).toString() : word);
        }
        arguments.replaceAll(word ->
                word.equals("\"$D360_PARTNER_ID\"") ? simulator.partner().id() : word);
        if (!command.contains(" fleet status ")) {
            arguments.addAll(List.of("--base-url", simulator.baseUri() + (isPartner ? "/api/v2" : "")));
        }
        return CliRun.in(
                CliRun.environment(variables, CliRun.WITHOUT_WAITS, ConnectedChannel::over),
                arguments.toArray(String[]::new));
    }

    @Test
    void eachExamplePrintsTheTextBelowIt() {
        int compared = 0;
        for (MatchResult example : EXAMPLE.matcher(document).results().toList()) {
            if (example.group(1).contains("--engine postgres")) {
                continue; // see PostgresCommandTest
            }
            boolean isDrift = example.group(1).contains(" drift ");
            if (isDrift) {
                setAboutOfRome("Chiuso per ferie");
            }
            String printed = "";
            for (String command : example.group(1).split("\n")) {
                CliRun run = run(command);
                assertThat(run.exit()).as(command + "\n" + run.everything()).isEqualTo(isDrift ? 13 : 0);
                printed = run.out();
            }
            if (example.group(2) != null) {
                assertThat(normalized(printed)).as(example.group(1)).isEqualTo(normalized(example.group(2)));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(4);
    }
}
