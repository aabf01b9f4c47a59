package io.wabaprofile.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import feign.Feign;
import io.github.resilience4j.retry.Retry;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.function.Supplier;

/** The oldest versions of other libraries that a connection works with. */
final class LibraryVersions {
    private LibraryVersions() {}

    /**
     * Calls a method of each library that its oldest version added. Manifests are not read: merged jars lose them.
     *
     * @throws IllegalStateException if a library is too old, with its name, the version needed and where the old one is
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

    private static void require(String oldest, Class<?> ofAnyVersion, Supplier<?> addedInOldest) {
        try {
            Object unused = addedInOldest.get();
        } catch (LinkageError e) {
            throw new IllegalStateException(
                    "Waba Profile needs " + oldest + " or newer; found "
                            + ofAnyVersion.getResource(ofAnyVersion.getSimpleName() + ".class"),
                    e);
        }
    }
}
