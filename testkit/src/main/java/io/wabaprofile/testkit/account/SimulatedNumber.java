package io.wabaprofile.testkit.account;

import org.jspecify.annotations.Nullable;

/**
 * The facts about a number besides its profile, as codes of the platform. Any text is allowed, so that a test can use a
 * code that the library does not know. Null means that the platform returns no value. Immutable.
 *
 * @param canSend whether the number can send messages, such as {@code AVAILABLE} or {@code BLOCKED}
 * @param displayName the display name
 * @param nameStatus the review of the display name, such as {@code APPROVED}
 * @param channelStatus the state of the channel at 360dialog, such as {@code running}
 * @param quality the quality rating, such as {@code GREEN}
 * @param messagingLimit the messaging limit, such as {@code TIER_1K}
 * @param official whether the number is an official business account
 * @param username the username
 */
public record SimulatedNumber(
        @Nullable String canSend,
        @Nullable String displayName,
        @Nullable String nameStatus,
        @Nullable String channelStatus,
        @Nullable String quality,
        @Nullable String messagingLimit,
        @Nullable Boolean official,
        @Nullable String username) {
    static final SimulatedNumber HEALTHY =
            new SimulatedNumber("AVAILABLE", "Sample Business", "APPROVED", "running", "GREEN", "TIER_1K", false, null);

    public SimulatedNumber canSend(@Nullable String code) {
        return new SimulatedNumber(
                code, displayName, nameStatus, channelStatus, quality, messagingLimit, official, username);
    }

    public SimulatedNumber displayName(@Nullable String name, @Nullable String status) {
        return new SimulatedNumber(canSend, name, status, channelStatus, quality, messagingLimit, official, username);
    }

    public SimulatedNumber channelStatus(@Nullable String code) {
        return new SimulatedNumber(canSend, displayName, nameStatus, code, quality, messagingLimit, official, username);
    }

    public SimulatedNumber quality(@Nullable String code) {
        return new SimulatedNumber(
                canSend, displayName, nameStatus, channelStatus, code, messagingLimit, official, username);
    }

    public SimulatedNumber messagingLimit(@Nullable String code) {
        return new SimulatedNumber(canSend, displayName, nameStatus, channelStatus, quality, code, official, username);
    }

    public SimulatedNumber official(@Nullable Boolean isOfficial) {
        return new SimulatedNumber(
                canSend, displayName, nameStatus, channelStatus, quality, messagingLimit, isOfficial, username);
    }

    public SimulatedNumber username(@Nullable String name) {
        return new SimulatedNumber(
                canSend, displayName, nameStatus, channelStatus, quality, messagingLimit, official, name);
    }
}
