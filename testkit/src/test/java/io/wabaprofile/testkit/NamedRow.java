package io.wabaprofile.testkit;

import io.wabaprofile.testkit.simulator.OneChannelFixture;
import java.util.function.Function;

/**
 * What one named switch is about: the same request seen twice, before and after it was thrown.
 *
 * @param seen what is answered and what it came to, in words
 */
public record NamedRow<N extends Enum<N>>(
        N name, Function<OneChannelFixture, String> seen, String byDefault, String otherwise) {
    @Override
    public String toString() {
        return name.name();
    }
}
