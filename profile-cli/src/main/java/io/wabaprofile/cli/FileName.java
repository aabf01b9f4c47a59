package io.wabaprofile.cli;

import java.nio.file.Path;
import java.util.Objects;

/** What a file is called, without where it is. */
final class FileName {
    private FileName() {}

    static String of(Path file) {
        return Objects.requireNonNullElse(file.getFileName(), file).toString();
    }
}
