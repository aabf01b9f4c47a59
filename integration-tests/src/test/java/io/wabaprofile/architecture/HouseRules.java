package io.wabaprofile.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the house, for the house under a root package: the real one, or one built to break each of them. */
final class HouseRules {
    private final String root;

    HouseRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the nouns stand alone", nounsStandAlone());
        rules.put("the ports know the nouns only", portsKnowNouns());
        rules.put("the use cases know ports and nouns only", useCasesKnowPorts());
        rules.put("the core speaks no transport", coreSpeaksNoTransport());
        rules.put("adapter-http knows no use case", httpKnowsNoUseCase());
        rules.put("internals are for adapters", internalsAreForAdapters());
        rules.put("adapters do not know each other", adaptersAreStrangers());
        rules.put("one public type per adapter", onePublicTypePerAdapter());
        rules.put("public signatures are ours", publicSignaturesAreOurs());
        rules.put("resilience and metrics live once", resilienceLivesOnce());
        rules.put("Feign's exceptions stay inside", feignExceptionsStayInside());
        rules.put("only the transports send", onlyTheTransportsSend());
        rules.put("HTTP and TLS are in the transport", httpIsInTheTransport());
        rules.put("the transport only sends", theTransportOnlySends());
        rules.put("the request model is the lowest layer of adapter-http", requestModelIsTheLowestLayer());
        rules.put("policies depend on the request model only", policiesDependOnRequestsOnly());
        rules.put("policies name no platform", policiesNameNoPlatform());
        rules.put("platform formats depend on the request model only", platformDependsOnRequestsOnly());
        rules.put("the transport depends on the request model only", transportDependsOnRequestsOnly());
        rules.put("no picture is decoded", noPictureIsDecoded());
        rules.put("no object is made from bytes", noObjectIsMadeFromBytes());
        rules.put("no address is resolved", noAddressIsResolved());
        rules.put("no method is synchronized", noMethodIsSynchronized());
        rules.put("nothing static changes", nothingStaticChanges());
        rules.put("only the sleeper sleeps", onlyTheSleeperSleeps());
        rules.put("only the command line prints", onlyTheCommandLinePrints());
        rules.put("the command line has layers", commandLineHasLayers());
        rules.put("clocks are injected", clocksAreInjected());
        rules.put("packages form no cycle", packagesFormNoCycle());
        rules.put("a gateway is one port", aGatewayIsOnePort());
        rules.put("secrets have no readable text", secretsHaveNoText());
        rules.put("carriers of secrets hide them", carriersHideSecrets());
        return rules;
    }

    private String in(String place) {
        return root + "." + place;
    }

    private String[] adapters() {
        return new String[] {in("onpremise.."), in("cloud.."), in("upload..")};
    }

    private ArchRule nounsStandAlone() {
        return classes()
                .that()
                .resideInAPackage(in("profile.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", in("profile.."))
                        .and(not(resideInAnyPackage("java.net.http.."))))
                .because("a profile is the same whatever carries it");
    }

    private ArchRule portsKnowNouns() {
        return classes()
                .that()
                .resideInAPackage(in("port.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify..", in("profile.."), in("port.."))
                        .and(not(resideInAnyPackage("java.net.http.."))))
                .because("a port says what is needed, not who uses it or how it is done");
    }

    private ArchRule useCasesKnowPorts() {
        return classes()
                .that()
                .resideInAPackage(in("application.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..", "org.jspecify..", in("profile.."), in("port.."), in("application.."))
                        .and(not(resideInAnyPackage("java.net.http.."))))
                .because("one use case serves every adapter");
    }

    private ArchRule coreSpeaksNoTransport() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("profile.."), in("port.."), in("application.."))
                .should()
                .haveSimpleNameContaining("Http")
                .orShould()
                .haveSimpleNameContaining("Json")
                .because("the core speaks of profiles, not of how they travel");
    }

    private ArchRule httpKnowsNoUseCase() {
        return noClasses()
                .that()
                .resideInAPackage(in("http.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("application.."), in("testkit.."), in("cli..")))
                .orShould()
                .dependOnClassesThat(resideInAnyPackage(adapters()))
                .because("it is below every adapter");
    }

    private ArchRule internalsAreForAdapters() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.."), in("onpremise.."), in("cloud.."), in("upload.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("http.internal..")))
                .because("internals may change in any release");
    }

    private ArchRule adaptersAreStrangers() {
        return slices().matching(root + ".(onpremise|cloud|upload)..")
                .should()
                .notDependOnEachOther()
                .because("a team takes one adapter without the others");
    }

    private ArchRule onePublicTypePerAdapter() {
        return classes()
                .that()
                .resideInAnyPackage(adapters())
                .and()
                .arePublic()
                .should()
                .haveSimpleNameEndingWith("Adapter")
                .andShould()
                .haveModifier(JavaModifier.FINAL)
                .andShould(HouseConditions.beTheOnlyPublicTypeOfItsPackage())
                .because("an adapter's ports are the way in");
    }

    private ArchRule publicSignaturesAreOurs() {
        return classes()
                .that()
                .arePublic()
                .and(not(resideInAnyPackage(in("http.internal.."), in("cli.*.."))))
                .should(HouseConditions.onlyShowTypesOf(
                        root + ".",
                        "java.",
                        "javax.net.ssl.",
                        "io.micrometer.core.instrument.MeterRegistry",
                        "io.micrometer.observation.ObservationRegistry"))
                .because("what we are built with is not what our users are built with");
    }

    private ArchRule resilienceLivesOnce() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.github.resilience4j..", "io.micrometer.."))
                .because("retries and metrics may not drift between adapters");
    }

    private ArchRule feignExceptionsStayInside() {
        return noClasses()
                .that(not(resideInAnyPackage(in("http.."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("feign..").and(simpleNameEndingWith("Exception")))
                .because("they hold the whole request");
    }

    private ArchRule onlyTheTransportsSend() {
        return classes()
                .that(not(HouseConditions.nestedIn(in("http.internal.transport.ConnectionOpener"))))
                .and(not(HouseConditions.nestedIn(in("testkit.Replay"))))
                .should(HouseConditions.notUse(access -> access.is("java.net.http.HttpClient", "send")
                        || access.is("java.net.http.HttpClient", "sendAsync")
                        || access.is("java.nio.channels.SocketChannel", "open")
                        || access.is("java.net.URL", "openStream")
                        || access.is("java.net.URL", "openConnection")))
                .because("an address that a server names, such as a picture's, is never followed");
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
                .because("one transport means one behaviour on every path");
    }

    private ArchRule theTransportOnlySends() {
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
                .because("retries, documents and profiles are decided above it");
    }

    private ArchRule requestModelIsTheLowestLayer() {
        return internalLayer("request").because("each other layer describes its requests and failures with it");
    }

    private ArchRule policiesDependOnRequestsOnly() {
        return internalLayer("policy")
                .because("a retry or a limit does not depend on a client, a format or a transport");
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

    private ArchRule platformDependsOnRequestsOnly() {
        return internalLayer("platform")
                .because("the meaning of a response does not depend on retries or the transport");
    }

    private ArchRule transportDependsOnRequestsOnly() {
        return internalLayer("transport").because("the transport sends one request and does not know the layers above");
    }

    private ArchRule internalLayer(String layer) {
        return noClasses()
                .that()
                .resideInAPackage(in("http.internal." + layer + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("http.."))
                        .and(not(resideInAnyPackage(
                                in("http.internal.request.."), in("http.internal." + layer + "..")))));
    }

    private ArchRule noPictureIsDecoded() {
        return noClasses()
                .that(not(HouseConditions.nestedIn(in("testkit.PhotoProcessor"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("javax.imageio..", "java.awt.."))
                .because("a small file can unfold to gigabytes of pixels; only the simulator decodes, within limits");
    }

    private ArchRule noObjectIsMadeFromBytes() {
        return noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.beans..", "com.fasterxml.jackson.databind.jsontype..")
                        .or(simpleName("ObjectInputStream"))
                        .or(simpleName("JsonTypeInfo"))
                        .or(simpleName("ServiceLoader")))
                .because("what is received must never choose the class that reads it");
    }

    private ArchRule noAddressIsResolved() {
        return classes()
                .should(HouseConditions.notUse(access -> access.is("java.net.URI", "resolve")))
                .because("URI.resolve(\"upload:…\") loses the host");
    }

    private ArchRule noMethodIsSynchronized() {
        return methods()
                .that()
                .areDeclaredInClassesThat(
                        resideInAnyPackage(in("http.."), in("onpremise.."), in("cloud.."), in("upload..")))
                .should()
                .notHaveModifier(JavaModifier.SYNCHRONIZED)
                .because("a lock around input or output pins virtual threads and outlives deadlines");
    }

    private ArchRule nothingStaticChanges() {
        return fields().that().areStatic().should().beFinal().because("two connections in one process share nothing");
    }

    private ArchRule onlyTheSleeperSleeps() {
        return classes()
                .that(not(simpleNameEndingWith("ThreadSleeper")))
                .should(HouseConditions.notUse(access -> access.is("java.lang.Thread", "sleep")))
                .because("waiting is injected, so that no test waits");
    }

    private ArchRule onlyTheCommandLinePrints() {
        return classes()
                .that(not(resideInAnyPackage(in("cli.."))))
                .should(HouseConditions.notUse(access -> access.is("java.lang.System", "out")
                        || access.is("java.lang.System", "err")
                        || access.named("printStackTrace")))
                .because("a library's standard output belongs to its host");
    }

    private ArchRule commandLineHasLayers() {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("commands")
                .definedBy(in("cli"))
                .layer("connection")
                .definedBy(in("cli.connection.."))
                .layer("transfer")
                .definedBy(in("cli.transfer.."))
                .layer("output")
                .definedBy(in("cli.output.."))
                .whereLayer("commands")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("commands")
                .whereLayer("transfer")
                .mayOnlyBeAccessedByLayers("commands", "connection")
                .whereLayer("output")
                .mayOnlyBeAccessedByLayers("commands", "connection", "transfer")
                .because("a command assembles the parts, and a part does not depend on a command");
    }

    private ArchRule clocksAreInjected() {
        return classes()
                .that(not(resideInAnyPackage(in("cli.."))))
                .and(not(HouseConditions.nestedIn(in("http.ApiConnection"))))
                .and(not(HouseConditions.nestedIn(in("testkit.Dialog360Simulator"))))
                .should(HouseConditions.notUse(access -> access.is("java.lang.System", "currentTimeMillis")
                        || access.is("java.lang.System", "nanoTime")
                        || access.named("now")
                        || access.is("java.time.InstantSource", "system")
                        || (access.ownedBy("java.time.Clock") && access.nameStartsWith("system"))))
                .because("time is injected where a connection or a simulator is made, and nowhere else");
    }

    private ArchRule packagesFormNoCycle() {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("a cycle is one package in disguise");
    }

    private ArchRule aGatewayIsOnePort() {
        return classes()
                .that()
                .resideInAnyPackage(adapters())
                .and()
                .haveSimpleNameEndingWith("Gateway")
                .should(HouseConditions.implementExactlyOneTypeOf(in("port")))
                .because("a gateway with two ports has two reasons to change");
    }

    private ArchRule secretsHaveNoText() {
        return classes()
                .that()
                .haveSimpleName("ApiKey")
                .or()
                .haveSimpleName("Credential")
                .or()
                .haveSimpleName("MediaHandle")
                .should(HouseConditions.showNoTextButToString())
                .because("what cannot be read as text cannot be logged by accident");
    }

    private ArchRule carriersHideSecrets() {
        return classes()
                .that()
                .haveSimpleName("HeaderCredential")
                .or()
                .haveSimpleName("CallOptions")
                .or()
                .haveSimpleName("SessionId")
                .or()
                .haveSimpleName("ApiKey")
                .or()
                .haveSimpleName("MediaHandle")
                .should(HouseConditions.declareToString())
                .because("a record prints what it holds unless it is told not to");
    }
}
