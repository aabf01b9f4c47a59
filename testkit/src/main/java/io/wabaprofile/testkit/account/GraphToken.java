package io.wabaprofile.testkit.account;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An access token of the Graph API with the app and the WhatsApp Business Account that it belongs to. Channels may share
 * it. Safe for use by several threads.
 */
public final class GraphToken {
    private final String text = randomText();
    private final String appId;
    private final String accountId;
    private volatile boolean valid = true;

    private GraphToken(String appId, String accountId) {
        this.appId = appId;
        this.accountId = accountId;
    }

    static GraphToken create() {
        return new GraphToken(randomId(), randomId());
    }

    /** Returns another token of the same app. */
    GraphToken renewed() {
        return new GraphToken(appId, accountId);
    }

    private static String randomText() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "EAA" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "ZD";
    }

    /** Returns a random ID as Meta's: 15 digits. */
    static String randomId() {
        return "10" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
    }

    public String text() {
        return text;
    }

    /** Meta's ID of the app. */
    public String appId() {
        return appId;
    }

    /** Meta's ID of the WhatsApp Business Account. */
    public String accountId() {
        return accountId;
    }

    void setValid(boolean accepted) {
        valid = accepted;
    }

    /** Returns whether the platform accepts this text as the token now. */
    public boolean accepts(String requestToken) {
        return valid && text.equals(requestToken);
    }

    @Override
    public String toString() {
        return "GraphToken(****)";
    }
}
