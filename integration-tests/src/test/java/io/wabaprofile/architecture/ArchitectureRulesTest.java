package io.wabaprofile.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The product follows each rule, and each rule finds the class that violates it. */
class ArchitectureRulesTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wabaprofile");
    private static final JavaClasses VIOLATING_CLASSES = new ClassFileImporter().importPackages("violations");

    private static final Map<String, ArchRule> RULES = new ArchitectureRules("io.wabaprofile").all();
    private static final Map<String, ArchRule> RULES_FOR_VIOLATIONS = new ArchitectureRules("violations").all();

    private static final Map<String, String> VIOLATING_CLASS = Map.ofEntries(
            Map.entry("the core depends on the JDK only", "ProfileWithAFramework"),
            Map.entry("the core has no HTTP or JSON", "ProfileJson"),
            Map.entry("only adapters use the internals", "CommandThatReachesInside"),
            Map.entry("only fleet engines use the internals of fleets", "CommandThatReachesIntoAFleet"),
            Map.entry("an adapter has one public type", "SecondPublicType"),
            Map.entry("public signatures have no third-party types", "LeakyAdapter"),
            Map.entry("only adapter-http and fleet-postgres use Resilience4j and Micrometer", "GatewayThatRetries"),
            Map.entry("only adapter-http catches Feign's exceptions", "GatewayThatCatchesFeign"),
            Map.entry("only the transport opens connections", "PictureFetcher"),
            Map.entry("HTTP and TLS are in the transport", "SocketUploader"),
            Map.entry("the transport has no retry, JSON or profile", "RetryingTransport"),
            Map.entry("policies name no platform", "CloudRetryPolicy"),
            Map.entry("only testkit decodes pictures", "PictureDecoder"),
            Map.entry("no class is chosen by received data", "ObjectReader"),
            Map.entry("URI.resolve is not used", "AddressResolver"),
            Map.entry("adapters have no synchronized methods", "LockedUploader"),
            Map.entry("static fields are final", "GlobalSettings"),
            Map.entry("only ReadBack and the engines of fleets sleep", "SleepingUploader"),
            Map.entry("only the command line prints", "Talker"),
            Map.entry("clocks are injected", "ClockReader"),
            Map.entry("packages have no cycles", "PortInACycle"),
            Map.entry("a gateway implements one port", "GatewayWithTwoPorts"),
            Map.entry("secrets have no text but toString", "MediaHandle"),
            Map.entry("classes with secrets declare toString", "SessionId"));

    static Stream<Arguments> rules() {
        return RULES.keySet().stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theProductFollows(String rule) {
        EvaluationResult result = RULES.get(rule).evaluate(PRODUCT);

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void aViolatingClassBreaks(String rule) {
        EvaluationResult result = RULES_FOR_VIOLATIONS.get(rule).evaluate(VIOLATING_CLASSES);

        assertThat(result.getFailureReport().getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(VIOLATING_CLASS.get(rule)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void hasAReason(String rule) {
        assertThat(RULES.get(rule).getDescription()).contains(", because ");
    }

    @Test
    void looksAtEveryModule() {
        assertThat(PRODUCT.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains(
                        "profile",
                        "port",
                        "application",
                        "http",
                        "onpremise",
                        "cloud",
                        "upload",
                        "partner",
                        "number",
                        "channel",
                        "fleet",
                        "jackson",
                        "testkit",
                        "spring",
                        "cli");
    }
}
