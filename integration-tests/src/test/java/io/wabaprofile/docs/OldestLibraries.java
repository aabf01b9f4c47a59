package io.wabaprofile.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * The adapters work with the oldest versions that the compatibility page names, and name a library that is older. Runs in the execution
 * {@code oldest-libraries} of this module's POM only, which has those versions on its class path.
 */
class OldestLibraries {
    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final Pattern JAR =
            Pattern.compile("(feign|jackson|resilience4j|micrometer)-[a-z]+-([0-9.]+)\\.jar");

    @Test
    void theClassPathHasTheOldestVersionsAndNoOthers() throws IOException {
        Map<String, Set<String>> oldest = Documents.rows("docs/compatibility.md", "| library |").stream()
                .map(row -> row.split(" *\\| *"))
                .collect(toMap(cells -> cells[1].toLowerCase(Locale.ROOT), cells -> Set.of(cells[2])));

        assertThat(JAR.matcher(CLASS_PATH)
                        .results()
                        .collect(groupingBy(
                                (MatchResult jar) -> jar.group(1),
                                mapping((MatchResult jar) -> jar.group(2), toSet()))))
                .isEqualTo(oldest);
    }

    @Test
    void runsTheContractTestsWithTheOldestSupportedLibraries() {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectClass("io.wabaprofile.cloud.CloudContractTest"),
                                        selectClass("io.wabaprofile.onpremise.OnPremiseContractTest"),
                                        selectClass("io.wabaprofile.upload.UploadContractTest"),
                                        selectClass("io.wabaprofile.partner.PartnerWireTest"),
                                        selectClass("io.wabaprofile.cloud.CloudFairnessTest"),
                                        selectClass("io.wabaprofile.http.internal.RetryTest"),
                                        selectClass("io.wabaprofile.http.internal.policy.HostCircuitBreakerTest"))
                                .build(),
                        listener);

        StringWriter failures = new StringWriter();
        listener.getSummary().printFailuresTo(new PrintWriter(failures));
        assertThat(listener.getSummary().getTotalFailureCount())
                .as(failures.toString())
                .isZero();
        assertThat(listener.getSummary().getTestsSucceededCount()).isGreaterThan(120);
    }

    @ParameterizedTest
    @CsvSource({
        "jackson-core-2.17.3.jar, Jackson 2.18",
        "feign-core-12.5.jar, Feign 13.0",
        "resilience4j-retry-2.1.0.jar, Resilience4j 2.2",
        "micrometer-observation-1.11.12.jar, Micrometer 1.12"
    })
    void aConnectionNamesALibraryThatIsTooOld(String tooOld, String needed) throws Exception {
        List<URL> classPath = new ArrayList<>();
        classPath.add(url(Documents.file("integration-tests/target/too-old").resolve(tooOld)));
        for (String entry : CLASS_PATH.split(File.pathSeparator)) {
            classPath.add(url(Path.of(entry)));
        }

        try (URLClassLoader application =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Object builder = application
                    .loadClass("io.wabaprofile.http.ApiConnection")
                    .getMethod("to", URI.class)
                    .invoke(null, URI.create("https://waba-v2.360dialog.io"));

            assertThatThrownBy(() -> builder.getClass().getMethod("build").invoke(builder))
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("needs " + needed + " or newer")
                    .hasMessageContaining(tooOld);
        }
    }

    private static URL url(Path entry) throws MalformedURLException {
        return entry.toUri().toURL();
    }
}
