package io.wabaprofile.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import io.wabaprofile.http.Credential;
import java.util.LinkedHashMap;
import java.util.Map;

/** The architecture rules for the packages under a root: the product, or classes that violate each rule. */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the core depends on the JDK only", coreDependsOnTheJdkOnly());
        rules.put("the core has no HTTP or JSON", coreHasNoHttpOrJson());
        rules.put("only adapters use the internals", onlyAdaptersUseInternals());
        rules.put("only fleet engines use the internals of fleets", onlyFleetEnginesUseInternals());
        rules.put("an adapter has one public type", adapterHasOnePublicType());
        rules.put("public signatures have no third-party types", publicSignaturesHaveNoThirdPartyTypes());
        rules.put("only adapter-http and fleet-postgres use Resilience4j and Micrometer", onlyAdapterHttpRetries());
        rules.put("only adapter-http catches Feign's exceptions", onlyAdapterHttpCatchesFeign());
        rules.put("only the transport opens connections", onlyTheTransportConnects());
        rules.put("HTTP and TLS are in the transport", httpIsInTheTransport());
        rules.put("the transport has no retry, JSON or profile", transportHasNoOtherConcern());
        rules.put("policies name no platform", policiesNameNoPlatform());
        rules.put("only testkit decodes pictures", onlyTestkitDecodesPictures());
        rules.put("no class is chosen by received data", noClassIsChosenByReceivedData());
        rules.put("URI.resolve is not used", uriResolveIsNotUsed());
        rules.put("adapters have no synchronized methods", adaptersHaveNoSynchronizedMethods());
        rules.put("static fields are final", staticFieldsAreFinal());
        rules.put("only ReadBack and the engines of fleets sleep", onlyReadBackAndFleetEnginesSleep());
        rules.put("only the command line prints", onlyTheCommandLinePrints());
        rules.put("clocks are injected", clocksAreInjected());
        rules.put("packages have no cycles", packagesHaveNoCycles());
        rules.put("a gateway implements one port", gatewayImplementsOnePort());
        rules.put("secrets have no text but toString", secretsHaveNoText());
        rules.put("classes with secrets declare toString", classesWithSecretsDeclareToString());
        return rules;
    }

    private String in(String place) {
        return root + "." + place;
    }

    private String[] adapters() {
        return new String[] {in("onpremise.."), in("cloud.."), in("upload.."), in("partner..")};
    }

    private ArchRule coreDependsOnTheJdkOnly() {
        return classes()
                .that()
                .resideInAnyPackage(in("channel.."), in("number.."), in("profile.."), in("port.."), in("application.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                in("channel.."),
                                in("number.."),
                                in("profile.."),
                                in("port.."),
                                in("application.."))
                        .and(not(resideInAnyPackage("java.net.http.."))))
                .because("each adapter and each application can use the core");
    }

    private ArchRule coreHasNoHttpOrJson() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("channel.."), in("number.."), in("profile.."), in("port.."), in("application.."))
                .should()
                .haveSimpleNameContaining("Http")
                .orShould()
                .haveSimpleNameContaining("Json")
                .because("the core does not depend on a protocol or a format");
    }

    private ArchRule onlyAdaptersUseInternals() {
        return noClasses()
                .that(not(resideInAnyPackage(
                        in("http.."), in("onpremise.."), in("cloud.."), in("upload.."), in("partner.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("http.internal..")))
                .because("internals may change in any release");
    }

    private ArchRule onlyFleetEnginesUseInternals() {
        return noClasses()
                .that(not(resideInAnyPackage(in("fleet.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("fleet.internal..")))
                .because("internals may change in any release");
    }

    private ArchRule adapterHasOnePublicType() {
        return classes()
                .that()
                .resideInAnyPackage(adapters())
                .and()
                .arePublic()
                .should()
                .haveSimpleNameEndingWith("Adapter")
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould(RuleConditions.beTheOnlyPublicTypeOfItsPackage())
                .because("users reach an adapter through the ports");
    }

    private ArchRule publicSignaturesHaveNoThirdPartyTypes() {
        return classes()
                .that()
                .arePublic()
                .and(not(resideInAnyPackage(
                        in("fleet.internal.."),
                        in("http.internal.."),
                        in("cli.*.."),
                        in("testkit.json"),
                        in("testkit.simulator.*"),
                        in("testkit.console"))))
                .should(RuleConditions.onlyShowTypesOf(
                        root + ".",
                        "java.",
                        "javax.net.ssl.",
                        "javax.sql.",
                        "io.micrometer.core.instrument.MeterRegistry",
                        "io.micrometer.observation.ObservationRegistry"))
                .because("users choose their own libraries");
    }

    private ArchRule onlyAdapterHttpRetries() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.."), in("fleet.postgres.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.resilience4j..", "io.micrometer..")
                        .and(not(simpleName("MeterRegistry")))
                        .and(not(simpleName("ObservationRegistry"))))
                .because("retries and metrics are the same for each adapter");
    }

    private ArchRule onlyAdapterHttpCatchesFeign() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("feign..").and(simpleNameEndingWith("Exception")))
                .because("they hold the whole request, with its key");
    }

    private ArchRule onlyTheTransportConnects() {
        return classes()
                .that(not(RuleConditions.nestedIn(in("http.internal.transport.ConnectionOpener"))))
                .and(not(RuleConditions.nestedIn(in("testkit.journal.Replay"))))
                .should(RuleConditions.notUse(access -> access.is("java.net.http.HttpClient", "send")
                        || access.is("java.net.http.HttpClient", "sendAsync")
                        || access.is("java.nio.channels.SocketChannel", "open")
                        || access.is("java.net.URL", "openStream")
                        || access.is("java.net.URL", "openConnection")))
                .because("the library does not follow addresses from a server, such as a picture's");
    }

    private ArchRule httpIsInTheTransport() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.internal.transport.."), in("testkit.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.net.http..", "org.apache.hc..")
                        .or(simpleName("Socket"))
                        .or(simpleName("ServerSocket"))
                        .or(simpleName("SocketChannel"))
                        .or(simpleName("HttpURLConnection"))
                        .or(simpleName("SSLSocket"))
                        .or(simpleName("SSLEngine"))
                        .or(simpleName("SSLParameters")))
                .because("one transport has one behaviour for each request");
    }

    private ArchRule transportHasNoOtherConcern() {
        return noClasses()
                .that()
                .resideInAPackage(in("http.internal.transport.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "io.github.resilience4j..",
                        "com.fasterxml.jackson..",
                        "io.micrometer..",
                        in("profile.."),
                        in("port.."),
                        in("application..")))
                .because("other packages decide about retries, documents and profiles");
    }

    private ArchRule policiesNameNoPlatform() {
        return noClasses()
                .that()
                .resideInAPackage(in("http.internal.policy.."))
                .should()
                .haveSimpleNameContaining("Cloud")
                .orShould()
                .haveSimpleNameContaining("OnPremise")
                .orShould()
                .haveSimpleNameContaining("Meta")
                .orShould()
                .haveSimpleNameContaining("360")
                .orShould()
                .dependOnClassesThat(simpleName("Dialect"))
                .because("the same rules apply to each API mode and platform");
    }

    private ArchRule onlyTestkitDecodesPictures() {
        return noClasses()
                .that(not(resideInAnyPackage(in("testkit.account")).or(simpleName("SamplePhoto"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.imageio..", "java.awt.."))
                .because("a small file can unfold to gigabytes of pixels; only the simulator decodes, within limits;"
                        + " SamplePhoto encodes");
    }

    private ArchRule noClassIsChosenByReceivedData() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.beans..", "com.fasterxml.jackson.databind.jsontype..")
                        .or(simpleName("ObjectInputStream"))
                        .or(simpleName("JsonTypeInfo"))
                        .or(simpleName("ServiceLoader")))
                .because("received data must not choose the class that reads it");
    }

    private ArchRule uriResolveIsNotUsed() {
        return classes()
                .should(RuleConditions.notUse(access -> access.is("java.net.URI", "resolve")))
                .because("URI.resolve(\"upload:…\") loses the host");
    }

    private ArchRule adaptersHaveNoSynchronizedMethods() {
        return methods()
                .that()
                .areDeclaredInClassesThat(resideInAnyPackage(
                        in("http.."), in("onpremise.."), in("cloud.."), in("upload.."), in("partner..")))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("a lock around input or output pins virtual threads and outlives deadlines");
    }

    private ArchRule staticFieldsAreFinal() {
        return fields().that().areStatic().should().beFinal().because("two connections in one process share no state");
    }

    private ArchRule onlyReadBackAndFleetEnginesSleep() {
        return classes()
                .that(not(RuleConditions.nestedIn(in("application.ReadBack"))))
                .and(not(RuleConditions.nestedIn(in("fleet.postgres.PostgresFleetEngine"))))
                .and(not(RuleConditions.nestedIn(in("fleet.run.LocalFleetEngine"))))
                .should(RuleConditions.notUse(access ->
                        access.is("java.lang.Thread", "sleep") || access.is("java.util.concurrent.TimeUnit", "sleep")))
                .because("tests inject the sleeper and do not wait");
    }

    private ArchRule onlyTheCommandLinePrints() {
        return classes()
                .that(not(resideInAnyPackage(in("cli.."))))
                .should(RuleConditions.notUse(access -> access.is("java.lang.System", "out")
                        || access.is("java.lang.System", "err")
                        || access.named("printStackTrace")))
                .because("standard output belongs to the application");
    }

    private ArchRule clocksAreInjected() {
        return classes()
                .that(not(resideInAnyPackage(in("cli.."))))
                .and(not(RuleConditions.nestedIn(in("http.ApiConnection"))))
                .and(not(RuleConditions.nestedIn(in("http.ConnectionSettings"))))
                .and(not(RuleConditions.nestedIn(in("fleet.UsageFeedback"))))
                .and(not(RuleConditions.nestedIn(in("fleet.postgres.PostgresFleetEngine"))))
                .and(not(RuleConditions.nestedIn(in("fleet.run.LocalFleetEngine"))))
                .and(not(RuleConditions.nestedIn(in("spring.ChannelHealthAutoConfiguration"))))
                .and(not(RuleConditions.nestedIn(in("testkit.simulator.SimulatorBuilder"))))
                .and(not(RuleConditions.nestedIn(in("testkit.simulator.RequestPipeline"))))
                .should(RuleConditions.notUse(access -> access.is("java.lang.System", "currentTimeMillis")
                        || access.is("java.lang.System", "nanoTime")
                        || access.named("now")
                        || access.is("java.time.InstantSource", "system")
                        || (access.ownedBy("java.time.Clock") && access.nameStartsWith("system"))))
                .because("tests inject the clock");
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("packages in a cycle cannot be understood or changed separately");
    }

    private ArchRule gatewayImplementsOnePort() {
        return classes()
                .that()
                .resideInAnyPackage(adapters())
                .and()
                .haveSimpleNameEndingWith("Gateway")
                .should(RuleConditions.implementExactlyOneTypeOf(in("port")))
                .because("a gateway with two ports has two reasons to change");
    }

    private ArchRule secretsHaveNoText() {
        return classes()
                .that()
                .areAssignableTo(Credential.class)
                .or()
                .haveSimpleName("MediaHandle")
                .should(RuleConditions.showNoTextButToString())
                .because("a secret without a text form cannot be logged by accident");
    }

    private ArchRule classesWithSecretsDeclareToString() {
        return classes()
                .that()
                .haveSimpleName("HeaderCredential")
                .or()
                .haveSimpleName("CallOptions")
                .or()
                .haveSimpleName("SessionId")
                .or()
                .areAssignableTo(Credential.class)
                .or()
                .haveSimpleName("MediaHandle")
                .should(RuleConditions.declareToString())
                .because("a record's default toString prints its components");
    }
}
