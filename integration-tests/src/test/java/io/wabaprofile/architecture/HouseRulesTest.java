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

/** Our house keeps every rule, and every rule catches the class that was built to break it. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.wabaprofile");
    private static final JavaClasses BROKEN_HOUSE = new ClassFileImporter().importPackages("brokenhouse");

    private static final Map<String, ArchRule> RULES = new HouseRules("io.wabaprofile").all();
    private static final Map<String, ArchRule> BROKEN_RULES = new HouseRules("brokenhouse").all();

    private static final Map<String, String> CULPRITS = Map.ofEntries(
            Map.entry("the nouns stand alone", "NounThatKnowsAPort"),
            Map.entry("the ports know the nouns only", "PortThatKnowsAUseCase"),
            Map.entry("the use cases know ports and nouns only", "UseCaseThatKnowsAnAdapter"),
            Map.entry("the core speaks no transport", "ProfileJson"),
            Map.entry("adapter-http knows no use case", "TransportThatKnowsAUseCase"),
            Map.entry("internals are for adapters", "CommandThatReachesInside"),
            Map.entry("adapters do not know each other", "AdapterThatKnowsASibling"),
            Map.entry("one public type per adapter", "SecondPublicType"),
            Map.entry("public signatures are ours", "LeakyAdapter"),
            Map.entry("resilience and metrics live once", "GatewayThatRetries"),
            Map.entry("Feign's exceptions stay inside", "GatewayThatCatchesFeign"),
            Map.entry("only the transports send", "PictureFetcher"),
            Map.entry("HTTP and TLS are in the transport", "SocketUploader"),
            Map.entry("the transport only sends", "RetryingTransport"),
            Map.entry("the request model is the lowest layer of adapter-http", "RequestThatKnowsAPolicy"),
            Map.entry("policies depend on the request model only", "PolicyThatKnowsTheTransport"),
            Map.entry("policies name no platform", "CloudRetryPolicy"),
            Map.entry("platform formats depend on the request model only", "FormatThatKnowsAPolicy"),
            Map.entry("the transport depends on the request model only", "TransportThatKnowsAFormat"),
            Map.entry("no picture is decoded", "PictureDecoder"),
            Map.entry("no object is made from bytes", "ObjectReader"),
            Map.entry("no address is resolved", "AddressResolver"),
            Map.entry("no method is synchronized", "LockedUploader"),
            Map.entry("nothing static changes", "GlobalSettings"),
            Map.entry("only the sleeper sleeps", "Dozer"),
            Map.entry("only the command line prints", "Talker"),
            Map.entry("the command line has layers", "PrinterThatKnowsACommand"),
            Map.entry("clocks are injected", "ClockReader"),
            Map.entry("packages form no cycle", "PortThatKnowsAUseCase"),
            Map.entry("a gateway is one port", "GatewayWithTwoPorts"),
            Map.entry("secrets have no readable text", "MediaHandle"),
            Map.entry("carriers of secrets hide them", "SessionId"));

    static Stream<Arguments> rules() {
        return RULES.keySet().stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void ourHouseKeeps(String rule) {
        EvaluationResult result = RULES.get(rule).evaluate(HOUSE);

        assertThat(result.getFailureReport().getDetails()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void theBrokenHouseBreaks(String rule) {
        EvaluationResult result = BROKEN_RULES.get(rule).evaluate(BROKEN_HOUSE);

        assertThat(result.getFailureReport().getDetails())
                .anySatisfy(violation -> assertThat(violation).contains(CULPRITS.get(rule)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void everyRuleSaysWhy(String rule) {
        assertThat(RULES.get(rule).getDescription()).contains(", because ");
    }

    @Test
    void looksAtEveryModule() {
        assertThat(HOUSE.stream().map(type -> type.getPackageName().split("\\.")[2]))
                .contains("profile", "port", "application", "http", "onpremise", "cloud", "upload", "testkit", "cli");
    }
}
