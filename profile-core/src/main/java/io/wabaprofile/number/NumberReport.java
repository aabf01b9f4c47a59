package io.wabaprofile.number;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The facts about a number that one API, or several together, returned. A fact that no asked API offers is
 * {@link Fact.NotOffered}. Two reports are equal if their facts are equal. Immutable.
 */
public final class NumberReport {
    private final Map<FactName, Fact<?>> facts;

    private NumberReport(Map<FactName, Fact<?>> facts) {
        this.facts = new EnumMap<>(FactName.class);
        this.facts.putAll(facts);
    }

    /** Returns a builder of a report in which no fact is offered. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether the number can send messages. */
    public Fact<SendingHealth> sending() {
        return typed(FactName.SENDING);
    }

    /** The display name that customers see. */
    public Fact<String> displayName() {
        return typed(FactName.DISPLAY_NAME);
    }

    /** The review of the display name. */
    public Fact<NameStatus> nameStatus() {
        return typed(FactName.NAME_STATUS);
    }

    /** The state of the channel at 360dialog. */
    public Fact<ChannelStatus> channelStatus() {
        return typed(FactName.CHANNEL_STATUS);
    }

    /** The quality rating. */
    public Fact<QualityRating> quality() {
        return typed(FactName.QUALITY);
    }

    /** The messaging limit. */
    public Fact<MessagingLimit> messagingLimit() {
        return typed(FactName.MESSAGING_LIMIT);
    }

    /** Whether the number is an official business account. */
    public Fact<Boolean> officialAccount() {
        return typed(FactName.OFFICIAL_ACCOUNT);
    }

    /** The username, without {@code @}. */
    public Fact<String> username() {
        return typed(FactName.USERNAME);
    }

    /** Returns the fact with this name, for code that treats all facts alike. */
    public Fact<?> fact(FactName name) {
        return facts.getOrDefault(name, Fact.notOffered());
    }

    @SuppressWarnings("unchecked") // the builder has one typed method per name
    private <T> Fact<T> typed(FactName name) {
        return (Fact<T>) fact(name);
    }

    /**
     * Combines two reports about the same number. A fact without a value here is taken from the other report, if the
     * other report tells more.
     */
    public NumberReport or(NumberReport other) {
        Builder combined = new Builder();
        for (FactName name : FactName.values()) {
            combined.with(name, this.<Object>typed(name).or(other.typed(name)));
        }
        return combined.build();
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
        return facts.entrySet().stream()
                .map(entry -> entry.getKey().label() + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "NumberReport[", "]"));
    }

    /** Builds a report. Not thread-safe. */
    public static final class Builder {
        private final Map<FactName, Fact<?>> facts = new EnumMap<>(FactName.class);

        private Builder() {}

        public Builder sending(Fact<SendingHealth> fact) {
            return with(FactName.SENDING, fact);
        }

        public Builder displayName(Fact<String> fact) {
            return with(FactName.DISPLAY_NAME, fact);
        }

        public Builder nameStatus(Fact<NameStatus> fact) {
            return with(FactName.NAME_STATUS, fact);
        }

        public Builder channelStatus(Fact<ChannelStatus> fact) {
            return with(FactName.CHANNEL_STATUS, fact);
        }

        public Builder quality(Fact<QualityRating> fact) {
            return with(FactName.QUALITY, fact);
        }

        public Builder messagingLimit(Fact<MessagingLimit> fact) {
            return with(FactName.MESSAGING_LIMIT, fact);
        }

        public Builder officialAccount(Fact<Boolean> fact) {
            return with(FactName.OFFICIAL_ACCOUNT, fact);
        }

        public Builder username(Fact<String> fact) {
            return with(FactName.USERNAME, fact);
        }

        private Builder with(FactName name, Fact<?> fact) {
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
