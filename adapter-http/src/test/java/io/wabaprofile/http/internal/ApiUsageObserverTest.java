package io.wabaprofile.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wabaprofile.http.internal.ApiClientFixture.Thing;
import io.wabaprofile.port.ApiUsage;
import io.wabaprofile.port.ApiUsage.BusinessUsage;
import io.wabaprofile.port.ApiUsage.Percentages;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.testkit.wire.ScriptedResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiUsageObserverTest {
    private static final String APP = "X-App-Usage";
    private static final String BUSINESS = "X-Business-Use-Case-Usage";

    private final List<ApiUsage> observed = new ArrayList<>();
    private final ApiClientFixture fixture = new ApiClientFixture(settings -> settings.usageObserver(observed::add));

    @AfterEach
    void close() {
        fixture.close();
    }

    private static ScriptedResponse fine() {
        return ScriptedResponse.of(200, "{\"name\":\"fine\"}");
    }

    @Test
    void receivesTheUsageOfTheAppAndOfEachBusiness() {
        fixture.server.then(fine().with(APP, "{\"call_count\":28,\"total_time\":25,\"total_cputime\":26}")
                .with(
                        BUSINESS,
                        "{\"1001\":[{\"type\":\"whatsapp\",\"call_count\":120,\"total_cputime\":10,\"total_time\":12,"
                                + "\"estimated_time_to_regain_access\":3}]}"));

        fixture.read();

        assertThat(observed)
                .containsExactly(new ApiUsage(
                        Optional.of(new Percentages(28, 25, 26)),
                        List.of(new BusinessUsage(
                                "1001", "whatsapp", new Percentages(120, 12, 10), Duration.ofMinutes(3)))));
        assertThat(observed.get(0).highestPercentage()).isEqualTo(120);
    }

    @Test
    void receivesTheUsageOfARejectedRequest() {
        fixture.server.then(ScriptedResponse.of(400, "{\"error\":{\"message\":\"no\",\"code\":100}}")
                .with(APP, "{\"call_count\":99}"));

        catchThrowableOfType(Rejected.class, fixture::read);

        assertThat(observed).extracting(ApiUsage::highestPercentage).containsExactly(99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "\"text\"", "null"})
    void isNotCalledForAHeaderThatCannotBeParsed(String value) {
        fixture.server.then(fine().with(APP, value).with(BUSINESS, value));

        fixture.read();

        assertThat(observed).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"1001\":{\"call_count\":7}}", "{\"1001\":[7,null,\"x\"]}", "{\"1001\":null}"})
    void isNotCalledForABusinessWithoutAListOfObjects(String value) {
        fixture.server.then(fine().with(BUSINESS, value));

        fixture.read();

        assertThat(observed).isEmpty();
    }

    @Test
    void isNotCalledForAHeaderOfMoreThanEightKibibytes() {
        fixture.server.then(fine().with(APP, "{\"call_count\":1,\"x\":\"" + "y".repeat(8 * 1024) + "\"}"));

        fixture.read();

        assertThat(observed).isEmpty();
    }

    @Test
    void readsAnUnusableNumberAsZero() {
        fixture.server.then(fine().with(APP, "{\"call_count\":\"many\",\"total_time\":-4,\"total_cputime\":1e99}"));

        fixture.read();

        assertThat(observed.get(0).app()).contains(new Percentages(0, 0, Integer.MAX_VALUE));
    }

    @Test
    void doesNotChangeTheResultIfItFails() {
        try (ApiClientFixture failing = new ApiClientFixture(settings -> settings.usageObserver(usage -> {
            throw new IllegalStateException("observer");
        }))) {
            failing.server.then(fine().with(APP, "{\"call_count\":28}"));

            assertThat(failing.read()).isEqualTo(new Thing("fine"));
            assertThat(failing.server.requests()).hasSize(1);
        }
    }
}
