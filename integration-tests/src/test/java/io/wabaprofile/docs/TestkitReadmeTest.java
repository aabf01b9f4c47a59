package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.FaultTarget;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiles and runs the examples of the testkit README. A test of its own builds the sample project. */
class TestkitReadmeTest {

    static Stream<String> javaSnippets() throws IOException {
        return DocumentedCode.blocks("testkit/README.md", "java").stream();
    }

    @ParameterizedTest
    @MethodSource("javaSnippets")
    void theSnippetsAreCompiledAndRun(String snippet) throws IOException {
        assertThat(DocumentedCode.compiled()).contains(DocumentedCode.withoutLayout(snippet));
    }

    @Test
    void theTableListsTheFaults() throws IOException {
        String table = Files.readString(DocumentedCode.top("testkit/README.md"));

        List<String> names = Stream.of(FaultTarget.class)
                .flatMap(type -> Stream.of(type.getMethods()))
                .filter(method -> method.getReturnType() == FaultPlan.class)
                .map(Method::getName)
                .distinct()
                .toList();

        assertThat(names)
                .hasSizeGreaterThan(9)
                .allSatisfy(name ->
                        assertThat(table).containsPattern("\\| `(uploads\\(\\)\\.)?" + Pattern.quote(name) + "\\("));
    }

    @Test
    void theFaultExamplesWork() {
        TestkitExamples.loseAResponse();
        FaultPlan faults = FaultPlan.create();
        TestkitExamples.planFaults(faults, SimulatedAccount.create());
        assertThat(faults.unused()).hasSize(3);
        assertThat(faults.toString()).contains("chaos(20261125L, 0.2)");
    }

    @Test
    void theExamplesOfASimulatorWork(@TempDir Path folder) throws Exception {
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                Dialog360Simulator another = Dialog360Simulator.start()) {
            SimulatedAccount account = simulator.newAccount();
            try (ApiConnection connection = ApiConnection.to(simulator.baseUri())
                    .allowPlainHttpOnLoopback()
                    .build()) {
                CloudAdapter.connect(connection)
                        .profile(ApiKey.of(account.key()))
                        .fetch();
            }

            TestkitExamples.replay(simulator, folder.resolve("journal.jsonl"), another, another.newAccount());
            TestkitExamples.relaxChecks(simulator);

            assertThat(simulator.disabledChecks()).containsExactly(StrictCheck.FILE_TYPE_UNKNOWN);
            assertThat(simulator.enabledVariants()).containsExactly(Variant.READ_WRAPPED, Variant.THROTTLING_AS_TEXT);
        }
    }

    @Test
    void theExampleOfTheServersWorks() {
        HttpClient http = HttpClient.newHttpClient();
        try (Dialog360Simulator simulator = Dialog360Simulator.start()) {
            TestkitExamples.useServers(simulator, uri -> {
                for (int i = 0; i < 2; i++) {
                    http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .handle((response, failure) -> response)
                            .join();
                }
            });
        }
    }

    @Test
    void theLinksExist() throws IOException {
        String readme = Files.readString(DocumentedCode.top("testkit/README.md"));

        Pattern.compile("\\]\\(([^)#:]+)\\)")
                .matcher(readme)
                .results()
                .map(link -> link.group(1))
                .forEach(link ->
                        assertThat(DocumentedCode.top("testkit").resolve(link)).exists());
    }
}
