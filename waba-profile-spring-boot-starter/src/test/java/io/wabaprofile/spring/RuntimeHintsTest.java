package io.wabaprofile.spring;

import static io.wabaprofile.spring.StarterFixture.channel;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.wabaprofile.testkit.account.SimulatedAccount;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.InputStreamSource;
import org.springframework.javapoet.ClassName;

class RuntimeHintsTest {

    private static RuntimeHints hints() {
        RuntimeHints hints = new RuntimeHints();
        new WabaProfileRuntimeHints().registerHints(hints, RuntimeHintsTest.class.getClassLoader());
        return hints;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloud.Cloud", "onpremise.OnPremise", "upload.Upload"})
    void theApiIsAProxyAndItsMessagesAreRead(String name) throws ClassNotFoundException {
        Class<?> messages = Class.forName("io.wabaprofile." + name + "Messages");

        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Class.forName("io.wabaprofile." + name + "Api")))
                .accepts(hints());
        assertThat(messages.getDeclaredClasses())
                .isNotEmpty()
                .allSatisfy(message -> assertThat(
                                RuntimeHintsPredicates.reflection().onType(message))
                        .accepts(hints()));
    }

    @Test
    void anApiWithoutMessagesIsAProxy() throws ClassNotFoundException {
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(Class.forName("io.wabaprofile.cloud.FactsApi")))
                .accepts(hints());
    }

    private static String text(InputStreamSource source) throws IOException {
        try (InputStream content = source.getInputStream()) {
            return new String(content.readAllBytes(), UTF_8);
        }
    }

    @Test
    void theVersionIsRead() {
        assertThat(RuntimeHintsPredicates.resource().forResource("io/wabaprofile/http/version.properties"))
                .accepts(hints());
    }

    @Test
    void theBeansOfAChannelAreGeneratedAheadOfTime() {
        InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();
        DefaultGenerationContext generation =
                new DefaultGenerationContext(new ClassNameGenerator(ClassName.get("com.example", "App")), files);
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            TestPropertyValues.of(channel("shop", SimulatedAccount.create())).applyTo(context);
            context.register(WabaProfileAutoConfiguration.class);

            new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            generation.writeGeneratedContent();
        }

        assertThat(files.getGeneratedFiles(Kind.SOURCE).values())
                .anySatisfy(source -> assertThat(text(source)).contains("shopProfileGateway"));
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(TypeReference.of("io.wabaprofile.spring.WabaProfileProperties$Channel")))
                .accepts(generation.getRuntimeHints());
    }
}
