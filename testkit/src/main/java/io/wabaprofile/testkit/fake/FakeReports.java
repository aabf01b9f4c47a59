package io.wabaprofile.testkit.fake;

import io.wabaprofile.number.ChannelStatus;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.MessagingLimit;
import io.wabaprofile.number.NameStatus;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.number.SendingHealth;
import io.wabaprofile.number.SendingStatus;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.SimulatedNumber;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts of an account as the APIs return them. */
final class FakeReports {
    private static final String PHONE_NUMBER = "PHONE_NUMBER";

    private FakeReports() {}

    static NumberReport graph(SimulatedAccount account) {
        SimulatedNumber number = account.number();
        FactSource graph = FactSource.GRAPH;
        return NumberReport.builder()
                .sending(fact(number.canSend(), code -> health(account, code), graph))
                .displayName(fact(number.displayName(), name -> name, graph))
                .nameStatus(fact(number.nameStatus(), NameStatus::new, graph))
                .quality(fact(number.quality(), QualityRating::new, graph))
                .messagingLimit(fact(number.messagingLimit(), MessagingLimit::new, graph))
                .officialAccount(fact(number.official(), official -> official, graph))
                .username(fact(number.username(), name -> name, graph))
                .build();
    }

    static NumberReport partner(SimulatedNumber number) {
        FactSource partner = FactSource.PARTNER_API;
        return NumberReport.builder()
                .displayName(fact(number.displayName(), name -> name, partner))
                .channelStatus(fact(number.channelStatus(), ChannelStatus::new, partner))
                .quality(fact(number.quality(), QualityRating::new, partner))
                .messagingLimit(fact(number.messagingLimit(), MessagingLimit::new, partner))
                .build();
    }

    private static SendingHealth health(SimulatedAccount account, String code) {
        SendingStatus status = new SendingStatus(code);
        return new SendingHealth(
                status, List.of(new SendingHealth.Entity(PHONE_NUMBER, account.phoneNumberId(), status, List.of())));
    }

    private static <T, V> Fact<V> fact(@Nullable T value, Function<T, V> type, FactSource source) {
        return Fact.of(Optional.ofNullable(value).map(type), source);
    }
}
