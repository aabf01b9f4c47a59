package io.wabaprofile.fleet.file;

import io.wabaprofile.fleet.file.YamlNode.Text;
import java.util.Optional;

/**
 * A member of a mapping.
 *
 * @param path the path from the top of the file, such as {@code channels.berlin.key}
 */
record Member(String path, Text key, YamlNode value) {

    String name() {
        return key.value();
    }

    /** Returns the text; empty after a problem if the value is anything else. */
    Optional<String> text(Problems problems) {
        if (value instanceof Text text && !text.isNull() && !text.isMissing()) {
            return Optional.of(text.value());
        }
        problems.addType(value, path, "text");
        return Optional.empty();
    }
}
