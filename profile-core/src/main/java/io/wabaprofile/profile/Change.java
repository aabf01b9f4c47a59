package io.wabaprofile.profile;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What an update does to one field: set it, clear it, or keep it as it is. */
public sealed interface Change<T> {

    /** The one of the three answers that fits this change. */
    <R extends @Nullable Object> R fold(
            Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept);

    default boolean isKept() {
        return this instanceof Kept;
    }

    /** The field gets this value. */
    record SetTo<T>(T value) implements Change<T> {
        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return set.apply(value);
        }
    }

    /** The field becomes empty. */
    record Cleared<T>() implements Change<T> {
        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return cleared.get();
        }
    }

    /** The field is not spoken of. */
    record Kept<T>() implements Change<T> {
        @Override
        public <R extends @Nullable Object> R fold(
                Function<? super T, ? extends R> set, Supplier<? extends R> cleared, Supplier<? extends R> kept) {
            return kept.get();
        }
    }
}
