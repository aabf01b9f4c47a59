package io.wabaprofile.profile;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What an update does to one field: set it, clear it, or keep it as it is. */
public sealed interface Change<T> {

    /** The one of the three answers that fits this change. */
    <R> R fold(Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept);

    /** What a request has to say of this change: nothing if the field is kept. */
    default <R> Optional<R> written(Function<? super T, ? extends R> ifSet, R ifCleared) {
        return this.<Optional<R>>fold(
                value -> Optional.of(ifSet.apply(value)), () -> Optional.of(ifCleared), Optional::empty);
    }

    default boolean isKept() {
        return this instanceof Kept;
    }

    /** The field gets this value. */
    record SetTo<T>(T value) implements Change<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return set.apply(value);
        }
    }

    /** The field becomes empty. */
    record Cleared<T>() implements Change<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return cleared.get();
        }
    }

    /** The field is not spoken of. */
    record Kept<T>() implements Change<T> {
        @Override
        public <R> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return kept.get();
        }
    }
}
