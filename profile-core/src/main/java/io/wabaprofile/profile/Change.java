package io.wabaprofile.profile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an update does to one field: sets it, clears it, or keeps its value. */
public sealed interface Change<T> {
    /** Returns the result of the function for this kind of change. */
    default <R> R fold(
            Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
        if (this instanceof SetTo<T> setTo) {
            return set.apply(setTo.value());
        }
        return this instanceof Cleared ? cleared.get() : kept.get();
    }

    /** Returns the value for a request. Empty if the field is kept. */
    default <R> Optional<R> written(Function<? super T, ? extends R> ifSet, R ifCleared) {
        return this.<Optional<R>>fold(
                value -> Optional.of(ifSet.apply(value)), () -> Optional.of(ifCleared), Optional::empty);
    }

    /** Returns the same kind of change with a converted value. */
    default <R> Change<R> map(Function<? super T, ? extends R> conversion) {
        return this.<Change<R>>fold(value -> new SetTo<>(conversion.apply(value)), Cleared::new, Kept::new);
    }

    default boolean isKept() {
        return this instanceof Kept;
    }

    /** The field gets this value. */
    record SetTo<T>(T value) implements Change<T> {}

    /** The field becomes empty. */
    record Cleared<T>() implements Change<T> {}

    /** The field keeps its value. */
    record Kept<T>() implements Change<T> {}
}
