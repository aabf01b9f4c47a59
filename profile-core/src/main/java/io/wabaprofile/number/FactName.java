package io.wabaprofile.number;

/** The facts of a {@link NumberReport}. */
public enum FactName {
    /** {@link NumberReport#sending()} */
    SENDING("sending"),
    /** {@link NumberReport#displayName()} */
    DISPLAY_NAME("displayName"),
    /** {@link NumberReport#nameStatus()} */
    NAME_STATUS("nameStatus"),
    /** {@link NumberReport#channelStatus()} */
    CHANNEL_STATUS("channelStatus"),
    /** {@link NumberReport#quality()} */
    QUALITY("quality"),
    /** {@link NumberReport#messagingLimit()} */
    MESSAGING_LIMIT("messagingLimit"),
    /** {@link NumberReport#officialAccount()} */
    OFFICIAL_ACCOUNT("officialAccount"),
    /** {@link NumberReport#username()} */
    USERNAME("username");

    private final String label;

    FactName(String label) {
        this.label = label;
    }

    /** The name in messages and documents, such as {@code displayName}. */
    public String label() {
        return label;
    }
}
