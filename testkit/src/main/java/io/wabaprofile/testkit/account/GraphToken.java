package io.wabaprofile.testkit.account;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * An access token of the Graph API with the app and the WhatsApp Business Account that it belongs to. Channels may share
 * it. Safe for use by several threads.
 */
public final class GraphToken {
    private static final String PREFIX = "EAA";

    private final String text = randomText();
    private final String appId;
    private final String accountId;
    private final String businessId;
    private volatile boolean valid = true;

    private GraphToken(String appId, String accountId, String businessId) {
        this.appId = appId;
        this.accountId = accountId;
        this.businessId = businessId;
    }

    static GraphToken create() {
        return new GraphToken(randomId(), randomId(), randomId());
    }

    /** Returns another token of the same app. */
    GraphToken renewed() {
        return new GraphToken(appId, accountId, businessId);
    }

    private static String randomText() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return PREFIX + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()) + "ZD";
    }

    /** Returns a random ID as Meta's: 15 digits. */
    static String randomId() {
        return "10" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
    }

    /** Returns whether a text starts like the tokens that this class creates. */
    static boolean resembles(String text) {
        return text.startsWith(PREFIX);
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

    /** Meta's ID of the business that owns the account. */
    public String businessId() {
        return businessId;
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
