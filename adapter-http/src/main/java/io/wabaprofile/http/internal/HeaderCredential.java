package io.wabaprofile.http.internal;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A secret and the header it travels in. Keeps the fingerprint by which a connection knows it, as long as it lives itself. */
public final class HeaderCredential {
    private final String name;
    private final String value;
    private volatile @Nullable Known known;

    public HeaderCredential(String name, String value) {
        this.name = name;
        this.value = value;
    }

    /** @param by whose fingerprint it is, as one and the same object */
    private record Known(Object by, Object fingerprint) {}

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }

    /** What was made for the same one before, or what is made now. */
    Object fingerprint(Object by, Supplier<Object> maker) {
        Known present = known;
        if (present != null && present.by == by) {
            return present.fingerprint;
        }
        Object made = maker.get();
        known = new Known(by, made);
        return made;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderCredential that && name.equals(that.name) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return name + ": ****";
    }
}
