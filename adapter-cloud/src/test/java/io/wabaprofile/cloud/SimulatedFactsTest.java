package io.wabaprofile.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.AccessToken;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.number.Fact;
import io.wabaprofile.number.FactSource;
import io.wabaprofile.number.MessagingLimit;
import io.wabaprofile.number.NameStatus;
import io.wabaprofile.number.NumberReport;
import io.wabaprofile.number.QualityRating;
import io.wabaprofile.number.SendingHealth;
import io.wabaprofile.number.SendingStatus;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.Dialog360Simulator;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facts of a simulated number, read from the Graph API and from 360dialog's health endpoint. */
class SimulatedFactsTest {
    private final Dialog360Simulator simulator = Dialog360Simulator.start();
    private final SimulatedAccount account = simulator.newAccount();
    private final ApiConnection toGraph = ApiConnection.toGraph(simulator.baseUri(), "v23.0")
            .allowPlainHttpOnLoopback()
            .build();
    private final ApiConnection to360dialog =
            ApiConnection.to(simulator.baseUri()).allowPlainHttpOnLoopback().build();
    private final NumberFacts graph = facts(account.phoneNumberId(), account.accessToken());
    private final NumberFacts health = CloudAdapter.connect(to360dialog).facts(ApiKey.of(account.key()));

    @AfterEach
    void close() {
        toGraph.close();
        to360dialog.close();
        simulator.close();
    }

    private NumberFacts facts(String phoneNumberId, String token) {
        return CloudAdapter.connect(toGraph).facts(GraphNumber.of(phoneNumberId, AccessToken.of(token)));
    }

    private static <T> Fact<T> known(T value) {
        return Fact.of(Optional.of(value), FactSource.GRAPH);
    }

    @Test
    void theGraphApiHasEachFactExceptTheChannelStatus() {
        account.setNumber(account.number().username("cactus").official(true));

        NumberReport report = graph.fetch();

        assertThat(report.displayName()).isEqualTo(known("Sample Business"));
        assertThat(report.nameStatus()).isEqualTo(known(new NameStatus("APPROVED")));
        assertThat(report.quality()).isEqualTo(known(new QualityRating("GREEN")));
        assertThat(report.messagingLimit()).isEqualTo(known(new MessagingLimit("TIER_1K")));
        assertThat(report.officialAccount()).isEqualTo(known(true));
        assertThat(report.username()).isEqualTo(known("cactus"));
        assertThat(report.channelStatus()).isEqualTo(Fact.notOffered());
        assertThat(simulator.exchanges()).hasSize(1);
    }

    @Test
    void aFieldThatTheVersionDoesNotKnowIsNotOffered() {
        simulator.enable(Variant.USERNAME_FIELD_UNKNOWN);

        NumberReport report = graph.fetch();

        assertThat(report.username()).isEqualTo(Fact.notOffered());
        assertThat(report.quality()).isEqualTo(known(new QualityRating("GREEN")));
        assertThat(simulator.exchanges()).hasSize(2);
    }

    @Test
    void aFieldThatTheVersionDoesNotKnowIsRequestedOncePerAdapter() {
        simulator.enable(Variant.USERNAME_FIELD_UNKNOWN);
        NumberReport first = graph.fetch();

        assertThat(graph.fetch()).isEqualTo(first);
        assertThat(simulator.exchanges()).hasSize(3);
        assertThat(simulator.exchanges().get(2).target()).doesNotContain("username");
    }

    @Test
    void bothPlatformsReportWhyANumberIsBlocked() {
        account.setNumber(account.number().canSend("BLOCKED"));

        SendingHealth inGraph = value(graph.fetch().sending());
        SendingHealth at360dialog = value(health.fetch().sending());

        assertThat(inGraph).isEqualTo(at360dialog);
        assertThat(inGraph.status()).isEqualTo(SendingStatus.BLOCKED);
        assertThat(inGraph.entities())
                .extracting(SendingHealth.Entity::type)
                .containsExactly("PHONE_NUMBER", "WABA", "BUSINESS", "APP");
        assertThat(inGraph.entities().get(0).id()).isEqualTo(account.phoneNumberId());
        assertThat(inGraph.entities().get(0).reasons())
                .containsExactly("The number is not registered. Register the number.");
    }

    @Test
    void aLimitedNumberHasAReason() {
        account.setNumber(account.number().canSend("LIMITED"));

        assertThat(value(health.fetch().sending()).entities().get(0).reasons())
                .containsExactly("The display name is not yet approved.");
    }

    private static SendingHealth value(Fact<SendingHealth> fact) {
        return fact.value().orElseThrow();
    }

    @Test
    void aFactWithoutAValueIsKnownToBeAbsent() {
        account.setNumber(account.number().quality(null).canSend(null));

        NumberReport report = graph.fetch();

        assertThat(report.quality()).isEqualTo(Fact.of(Optional.empty(), FactSource.GRAPH));
        assertThat(report.sending()).isEqualTo(Fact.of(Optional.empty(), FactSource.GRAPH));
    }

    @Test
    void aTokenForOtherNumbersIsUnauthorizedAndAnUnknownNumberIsRejected() {
        SimulatedAccount other = simulator.newAccount();

        assertThat(catchThrowableOfType(
                        Unauthorized.class,
                        () -> facts(other.phoneNumberId(), account.accessToken())
                                .fetch()))
                .isNotNull();
        assertThat(catchThrowableOfType(
                        Rejected.class,
                        () -> facts("100000000000000", account.accessToken()).fetch()))
                .isNotNull();
    }
}
