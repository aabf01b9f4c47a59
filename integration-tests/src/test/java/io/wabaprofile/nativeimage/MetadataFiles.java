package io.wabaprofile.nativeimage;

import io.wabaprofile.supply.PublishedModules;
import java.nio.file.Path;
import java.util.List;

/** The metadata files for GraalVM of the modules that users run. */
final class MetadataFiles {
    static final Path TOP = PublishedModules.TOP;
    static final List<String> MODULES = PublishedModules.withClasses();

    private MetadataFiles() {}

    static Path of(String module) {
        return TOP.resolve(module)
                .resolve("src/main/resources/META-INF/native-image/io.wabaprofile")
                .resolve(module)
                .resolve("reachability-metadata.json");
    }
}
