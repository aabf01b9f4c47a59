package io.wabaprofile.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.VirtualTime;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.fault.FaultPlan;
import io.wabaprofile.testkit.fault.FaultTarget;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables and lists of the documents are complete and agree with the code. */
class ReferenceTableTest {
    private static final Pattern SOURCE = Pattern.compile("`([A-Z]\\w+)\\.java`");

    @Test
    void theReadmeFitsTenMinutes() {
        assertThat(Documents.text("README.md").lines()).hasSizeLessThanOrEqualTo(160);
    }

    @Test
    void continuousIntegrationRunsTheCommandOfTheReadme() {
        List<String> commands = Documents.blocks("README.md").stream()
                .filter(block -> block.is("sh"))
                .flatMap(block -> block.text().lines())
                .toList();

        assertThat(commands).startsWith("./waba-profile demo", "./mvnw -B verify");
        assertThat(Documents.text(".ci/run").lines()).endsWith("./mvnw -B verify");
        assertThat(Documents.file("waba-profile")).isExecutable();
        assertThat(Documents.file("mvnw")).isExecutable();
    }

    @Test
    void everyFailureIsInTheTable() {
        assertThat(Documents.rows("README.md", "| failure |"))
                .extracting(row -> row.split("`")[1])
                .containsExactlyInAnyOrderElementsOf(Stream.of(GatewayException.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void everyReasonOfAFailureIsInItsTable() {
        List<String> rows = Documents.rows("docs/reliability.md", "| `Unavailable.reason()` |");

        assertThat(rows)
                .extracting(row -> row.split("`")[1])
                .containsExactlyElementsOf(Arrays.stream(Unavailable.Reason.values())
                        .map(Enum::name)
                        .toList());
    }

    @Test
    void everyMeterIsInTheTableWithItsTags() {
        List<String> rows = Documents.rows("docs/metrics.md", "| meter |");
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Dialog360Simulator simulator = Dialog360Simulator.start();
                ApiConnection connection = ApiConnection.to(simulator.baseUri())
                        .allowPlainHttpOnLoopback()
                        .sleeper(VirtualTime.startingAt(Instant.EPOCH))
                        .meters(meters)
                        .build()) {
            SimulatedAccount account = simulator.newAccount();
            account.outage();
            assertThat(catchThrowable(() -> CloudAdapter.connect(connection)
                            .profile(ApiKey.of(account.key()))
                            .fetch()))
                    .isInstanceOf(Unavailable.class);
        }

        assertThat(meters.getMeters())
                .extracting(meter -> meter.getId().getName())
                .contains("waba.profile.call.retries");
        assertThat(meters.getMeters()).allSatisfy(meter -> assertThat(rows).anySatisfy(describes(meter)));
    }

    private static Consumer<String> describes(Meter meter) {
        return row -> {
            assertThat(row).startsWith("| `" + meter.getId().getName() + "` |");
            assertThat(meter.getId().getTags())
                    .allSatisfy(tag -> assertThat(row).contains("`" + tag.getKey() + "`"));
        };
    }

    @Test
    void everyArtifactForUsersIsInTheTable() {
        String table = String.join("\n", Documents.rows("README.md", "| artifact |"));

        assertThat(Documents.modules())
                .filteredOn(module -> !List.of("profile-cli", "integration-tests", "benchmarks")
                        .contains(module))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(table).contains("`" + module + "`"));
    }

    @Test
    void theOldestLibrariesAndThoseWeShipAreInTheTable() {
        String pom = Documents.text("pom.xml");

        assertThat(Documents.rows("docs/compatibility.md", "| library |"))
                .hasSize(4)
                .allSatisfy(row -> {
                    String[] cells = row.split(" *\\| *");
                    String library = cells[1].toLowerCase(Locale.ROOT);
                    assertThat(pom)
                            .contains("<" + library + ".oldest.version>" + cells[2] + "<")
                            .contains("<" + library + ".version>" + cells[3] + "<");
                });
    }

    @Test
    void everyFaultIsInTheTable() {
        String table = String.join("\n", Documents.rows("docs/testing.md", "| fault |"));

        assertThat(Stream.of(FaultTarget.class.getMethods())
                        .filter(method -> method.getReturnType() == FaultPlan.class)
                        .map(Method::getName)
                        .distinct())
                .hasSizeGreaterThan(8)
                .allSatisfy(name -> assertThat(table).contains("`" + name + "("));
    }

    @Test
    void everyVerticalIsInTheTable() {
        String table = String.join("\n", Documents.rows("docs/faq.md", "| code | label |"));

        assertThat(Stream.concat(Vertical.known().stream(), Stream.of(Vertical.UNDEFINED, Vertical.NOT_A_BIZ)))
                .allSatisfy(vertical ->
                        assertThat(table).contains("| `" + vertical.code() + "` | " + vertical.label() + " |"));
    }

    @Test
    void everyFieldIsInTheTableWithItsLimit() {
        List<String> rows = Documents.rows("docs/faq.md", "| field | limit |");

        assertThat(ProfileField.values())
                .filteredOn(field -> field != ProfileField.PHOTO && field != ProfileField.VERTICAL)
                .allSatisfy(field -> assertThat(rows)
                        .anySatisfy(row -> assertThat(row)
                                .startsWith("| " + field.label() + " |")
                                .contains(field.maxLength().orElseThrow() + " characters")));
    }

    @Test
    void sourcesThatTheArchitecturePageNamesExist() throws IOException {
        Set<String> sources = new TreeSet<>();
        for (String module : Documents.modules()) {
            try (Stream<Path> files = Files.walk(Documents.file(module))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".java"))
                        .forEach(sources::add);
            }
        }
        List<String> named = new ArrayList<>();
        SOURCE.matcher(Documents.text("docs/architecture.md"))
                .results()
                .forEach(found -> named.add(found.group(1) + ".java"));

        assertThat(named).hasSizeGreaterThan(20).isSubsetOf(sources);
    }
}
