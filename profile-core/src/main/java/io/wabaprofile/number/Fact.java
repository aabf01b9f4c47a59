package io.wabaprofile.number;

import java.util.Optional;

/**
 * One fact about a number: its value and its source, or why there is no value. Use a {@code switch} or {@link #value()}.
 *
 * @param <T> the type of the value
 */
public sealed interface Fact<T> {

    /** The platform returned a value. */
    record Known<T>(T known, FactSource from) implements Fact<T> {}

    /** The platform was asked and returned no value. */
    record NotSet<T>(FactSource from) implements Fact<T> {}

    /** The API does not offer this fact, so it was not asked. */
    record NotOffered<T>() implements Fact<T> {}

    /** Returns a known fact, or {@link NotSet} if the value is empty. */
    static <T> Fact<T> of(Optional<T> value, FactSource source) {
        return value.<Fact<T>>map(known -> new Known<>(known, source)).orElseGet(() -> new NotSet<>(source));
    }

    /** Returns the fact that an API does not offer. */
    static <T> Fact<T> notOffered() {
        return new NotOffered<>();
    }

    /** Returns the value; empty if it is not set or not offered. */
    default Optional<T> value() {
        return this instanceof Known<T> fact ? Optional.of(fact.known()) : Optional.empty();
    }

    /** Returns the endpoint that was asked; empty if the API does not offer the fact. */
    default Optional<FactSource> source() {
        if (this instanceof Known<T> fact) {
            return Optional.of(fact.from());
        }
        return this instanceof NotSet<T> fact ? Optional.of(fact.from()) : Optional.empty();
    }

    /**
     * Combines two facts about the same number: the first that is {@link Known}, otherwise the first that is {@link
     * NotSet}.
     */
    default Fact<T> or(Fact<T> other) {
        boolean otherTellsMore = other instanceof Known<T> || this instanceof NotOffered<T>;
        return this instanceof Known<T> || !otherTellsMore ? this : other;
    }
}
