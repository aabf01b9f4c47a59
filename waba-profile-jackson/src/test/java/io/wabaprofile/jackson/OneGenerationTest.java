package io.wabaprofile.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.wabaprofile.profile.ProfileUpdate;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An application has one generation of Jackson and not the other. */
class OneGenerationTest {
    private static final Class<?> DATABIND_2 = com.fasterxml.jackson.databind.ObjectMapper.class;
    private static final Class<?> CORE_2 = com.fasterxml.jackson.core.JsonParser.class;
    private static final Class<?> DATABIND_3 = tools.jackson.databind.ObjectMapper.class;
    private static final Class<?> CORE_3 = tools.jackson.core.JsonParser.class;

    /** Runs the program in a new thread context without the class path of this test. */
    private static String run(Class<?> program, Class<?> missing, Class<?>... generation) throws Exception {
        URL[] places = Stream.concat(
                        Stream.of(generation),
                        Stream.of(
                                JsonProperty.class,
                                ProfileUpdate.class,
                                ProfileJackson2Module.class,
                                OneGeneration.class))
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            assertThatThrownBy(() -> loader.loadClass(missing.getName())).isInstanceOf(ClassNotFoundException.class);
            Callable<?> instance = (Callable<?>)
                    loader.loadClass(program.getName()).getDeclaredConstructor().newInstance();
            return (String) instance.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void findsTheModuleWithoutJackson3() throws Exception {
        assertThat(run(OneGeneration.Second.class, DATABIND_3, DATABIND_2, CORE_2))
                .isEqualTo("{\"about\":\"Open\"}");
    }

    @Test
    void findsTheModuleWithoutJackson2() throws Exception {
        assertThat(run(OneGeneration.Third.class, DATABIND_2, DATABIND_3, CORE_3))
                .isEqualTo("{\"about\":\"Open\"}");
    }
}
