package io.wabaprofile.number;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts about a number that one API, or several together, returned. A fact that no asked API offers is
 * {@link Fact.NotOffered}. Two reports are equal if their facts are equal. Immutable.
 */
public final class NumberReport {
    private static final String SENDING = "sending";
    private static final String DISPLAY_NAME = "displayName";
    private static final String NAME_STATUS = "nameStatus";
    private static final String CHANNEL_STATUS = "channelStatus";
    private static final String QUALITY = "quality";
    private static final String MESSAGING_LIMIT = "messagingLimit";
    private static final String OFFICIAL_ACCOUNT = "officialAccount";
    private static final String USERNAME = "username";

    private final Map<String, Fact<?>> facts;

    private NumberReport(Map<String, Fact<?>> facts) {
        this.facts = Map.copyOf(facts);
    }

    /** Returns a builder of a report in which no fact is offered. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the number can send messages. */
    public Fact<SendingHealth> sending() {
        return fact(SENDING);
    }

    /** The display name that customers see. */
    public Fact<String> displayName() {
        return fact(DISPLAY_NAME);
    }

    /** The review of the display name. */
    public Fact<NameStatus> nameStatus() {
        return fact(NAME_STATUS);
    }

    /** The state of the channel at 360dialog. */
    public Fact<ChannelStatus> channelStatus() {
        return fact(CHANNEL_STATUS);
    }

    /** The quality rating. */
    public Fact<QualityRating> quality() {
        return fact(QUALITY);
    }

    /** The messaging limit. */
    public Fact<MessagingLimit> messagingLimit() {
        return fact(MESSAGING_LIMIT);
    }

    /** Whether the number is an official business account. */
    public Fact<Boolean> officialAccount() {
        return fact(OFFICIAL_ACCOUNT);
    }

    /** The username, without {@code @}. */
    public Fact<String> username() {
        return fact(USERNAME);
    }

    @SuppressWarnings("unchecked") // the builder has one typed method per name
    private <T> Fact<T> fact(String name) {
        return (Fact<T>) facts.getOrDefault(name, Fact.notOffered());
    }

    /**
     * Combines two reports about the same number. A fact without a value here is taken from the other report, if the
     * other report tells more.
     */
    public NumberReport or(NumberReport other) {
        return new Builder()
                .sending(sending().or(other.sending()))
                .displayName(displayName().or(other.displayName()))
                .nameStatus(nameStatus().or(other.nameStatus()))
                .channelStatus(channelStatus().or(other.channelStatus()))
                .quality(quality().or(other.quality()))
                .messagingLimit(messagingLimit().or(other.messagingLimit()))
                .officialAccount(officialAccount().or(other.officialAccount()))
                .username(username().or(other.username()))
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberReport that && facts.equals(that.facts);
    }

    @Override
    public int hashCode() {
        return facts.hashCode();
    }

    @Override
    public String toString() {
        return "NumberReport" + new LinkedHashMap<>(facts);
    }

    /** Builds a report. Not thread-safe. */
    public static final class Builder {
        private final Map<String, Fact<?>> facts = new LinkedHashMap<>();

        private Builder() {}

        public Builder sending(Fact<SendingHealth> fact) {
            return with(SENDING, fact);
        }

        public Builder displayName(Fact<String> fact) {
            return with(DISPLAY_NAME, fact);
        }

        public Builder nameStatus(Fact<NameStatus> fact) {
            return with(NAME_STATUS, fact);
        }

        public Builder channelStatus(Fact<ChannelStatus> fact) {
            return with(CHANNEL_STATUS, fact);
        }

        public Builder quality(Fact<QualityRating> fact) {
            return with(QUALITY, fact);
        }

        public Builder messagingLimit(Fact<MessagingLimit> fact) {
            return with(MESSAGING_LIMIT, fact);
        }

        public Builder officialAccount(Fact<Boolean> fact) {
            return with(OFFICIAL_ACCOUNT, fact);
        }

        public Builder username(Fact<String> fact) {
            return with(USERNAME, fact);
        }

        private Builder with(String name, Fact<?> fact) {
            if (fact instanceof Fact.NotOffered) {
                facts.remove(name);
            } else {
                facts.put(name, fact);
            }
            return this;
        }

        public NumberReport build() {
            return new NumberReport(facts);
        }
    }
}
