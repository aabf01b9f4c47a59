package io.wabaprofile.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.testkit.fake.FakeAdapter;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** JUnit and AssertJ are for those who use what needs them. */
class OptionalLibrariesTest {

    private static URLClassLoader loaderOf(Class<?>... oneOfEachPlace) {
        URL[] places = Stream.of(oneOfEachPlace)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .distinct()
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    @Test
    void bothDoorsOpenWithoutJUnitAndAssertJ() throws Exception {
        try (URLClassLoader loader = loaderOf(
                FakeAdapter.class,
                ProfileGateway.class,
                HttpServer.class,
                JsonMapper.class,
                JsonFactory.class,
                JsonProperty.class,
                NoTestLibraries.class)) {
            assertThatThrownBy(() -> loader.loadClass(Test.class.getName())).isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass(Assertions.class.getName()))
                    .isInstanceOf(ClassNotFoundException.class);

            Callable<?> user = (Callable<?>) loader.loadClass(NoTestLibraries.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();

            assertThat(user.getClass()).isNotEqualTo(NoTestLibraries.class);
            assertThat((String) user.call())
                    .startsWith("Open till nine; {")
                    .contains("Open till nine\"")
                    .endsWith("1 fetch about of channel 1: GET /v1/settings/profile/about -> 200");
        }
    }

    @Test
    void theExtensionNeedsJUnitAlone() throws Exception {
        String contract = "io.wabaprofile.testkit.junit.AdapterContract";
        try (URLClassLoader loader = loaderOf(
                FakeAdapter.class,
                ProfileGateway.class,
                Test.class,
                AnnotationSupport.class,
                TestAbortedException.class)) {
            List<String> names = classesIn("io/wabaprofile/testkit/junit");
            assertThat(names).contains(contract);

            for (String name : names) {
                if (!name.equals(contract)) {
                    Class<?> type = Class.forName(name, true, loader);
                    assertThat(type.getDeclaredMethods()).isNotNull();
                }
            }
        }
    }

    private static List<String> classesIn(String folder) throws Exception {
        Path classes = place();
        try (Stream<Path> files = Files.list(classes.resolve(folder))) {
            return files.map(file -> folder.replace('/', '.') + "."
                            + file.getFileName().toString().replace(".class", ""))
                    .filter(name -> !name.endsWith("package-info"))
                    .toList();
        }
    }

    private static Path place() throws URISyntaxException {
        return Path.of(FakeAdapter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
