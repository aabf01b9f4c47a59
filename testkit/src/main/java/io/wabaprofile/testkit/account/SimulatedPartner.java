package io.wabaprofile.testkit.account;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A partner of 360dialog, with the key for the Partner API. The key of a partner is not the key of a channel. Safe for
 * use by several threads.
 */
public final class SimulatedPartner {
    private final String id;
    private final String key;
    private volatile boolean valid = true;

    private SimulatedPartner(String id, String key) {
        this.id = id;
        this.key = key;
    }

    /** Returns a partner with a random ID and a random key. */
    public static SimulatedPartner create() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return of(RandomIds.partner(), hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "PK");
    }

    /** @throws IllegalArgumentException if the ID or the key is blank */
    public static SimulatedPartner of(String id, String key) {
        if (id.isBlank() || key.isBlank()) {
            throw new IllegalArgumentException((id.isBlank() ? "The ID" : "The key") + " of the partner is blank");
        }
        return new SimulatedPartner(id, key);
    }

    /** The partner ID. */
    public String id() {
        return id;
    }

    /** The key for the Partner API. {@link #revokeKey} does not change it. */
    public String key() {
        return key;
    }

    /** Rejects the key from now on. */
    public void revokeKey() {
        valid = false;
    }

    /** Accepts the key again. */
    public void restoreKey() {
        valid = true;
    }

    /** Returns whether the platform accepts this key now. */
    public boolean accepts(String requestKey) {
        return valid && key.equals(requestKey);
    }

    /** Returns the ID, without the key. */
    @Override
    public String toString() {
        return "SimulatedPartner[" + id + "]";
    }
}
