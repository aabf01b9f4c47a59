package io.wabaprofile.nativeimage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The metadata files for GraalVM of the modules that users run. */
final class MetadataFiles {
    static final Path TOP = top();

    static final List<String> MODULES = List.of(
            "profile-core",
            "adapter-http",
            "adapter-onpremise",
            "adapter-cloud",
            "adapter-upload",
            "waba-profile-jackson",
            "testkit");

    private MetadataFiles() {}

    private static Path top() {
        Path here = Path.of("").toAbsolutePath();
        return Files.exists(here.resolve("README.md")) ? here : here.getParent();
    }

    static Path of(String module) {
        return TOP.resolve(module)
                .resolve("src/main/resources/META-INF/native-image/io.wabaprofile")
                .resolve(module)
                .resolve("reachability-metadata.json");
    }
}
