package io.wabaprofile.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import feign.Feign;
import io.github.resilience4j.retry.Retry;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.function.Supplier;

/** Checks that the other libraries are not older than a connection needs. */
final class LibraryVersions {
    private LibraryVersions() {}

    /**
     * Calls a method of each library that its oldest supported version added. Manifests are not read, because merged
     * jars lose them.
     *
     * @throws IllegalStateException if a library is too old; the message contains its name, the required version and
     *     the location of the old one
     */
    static void check() {
        require(
                "Jackson 2.18",
                JsonFactory.class,
                () -> StreamReadConstraints.builder().maxTokenCount(1));
        require("Feign 13.0", Feign.class, () -> Feign.builder().responseInterceptors(List.of()));
        require(
                "Resilience4j 2.2",
                Retry.class,
                () -> Retry.ofDefaults("").getMetrics().getNumberOfTotalCalls());
        require(
                "Micrometer 1.12",
                Observation.class,
                () -> Observation.Event.of("").getWallTime());
    }

    private static void require(String required, Class<?> inAllVersions, Supplier<?> inOldestSupported) {
        try {
            Object unused = inOldestSupported.get();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "Waba Profile needs " + required + " or newer; found "
                            + inAllVersions.getResource(inAllVersions.getSimpleName() + ".class"),
                    e);
        }
    }
}
