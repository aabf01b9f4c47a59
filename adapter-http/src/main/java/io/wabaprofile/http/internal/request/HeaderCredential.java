package io.wabaprofile.http.internal.request;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A secret and the name of its header. Caches the fingerprint that one connection computed for it. Thread-safe. */
public final class HeaderCredential {
    private final String name;
    private final String value;
    private volatile @Nullable CachedFingerprint cached;

    public HeaderCredential(String name, String value) {
        this.name = name;
        this.value = value;
    }

    private record CachedFingerprint(Object owner, Object fingerprint) {}

    public String name() {
        return name;
    }

    public String value() {
        return value;
    }

    /** Returns the owner's cached fingerprint, or computes and caches it. Owners are compared by identity. */
    public Object fingerprint(Object owner, Supplier<Object> computation) {
        CachedFingerprint present = cached;
        if (present != null && present.owner == owner) {
            return present.fingerprint;
        }
        Object computed = computation.get();
        cached = new CachedFingerprint(owner, computed);
        return computed;
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
