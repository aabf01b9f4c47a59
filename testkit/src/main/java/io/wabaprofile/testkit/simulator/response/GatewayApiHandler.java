package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.StrictCheck;
import java.util.Optional;

/** A handler of an API behind 360dialog's gateway, which checks the key and returns its own errors. */
public abstract class GatewayApiHandler implements ApiHandler {
    protected final GatewayResponses gateway;
    private final ChannelRegistry channels;
    private final SimulatorRules rules;
    private final ThrottledResponses throttled;

    protected GatewayApiHandler(ChannelRegistry channels, SimulatorRules rules) {
        this.channels = channels;
        this.rules = rules;
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
    }

    @Override
    public SimulatedAccount account(ApiRequest request) throws ErrorResponseException {
        return request.key()
                .flatMap(channels::byKey)
                .or(() -> rules.checks(StrictCheck.WRONG_KEY) ? Optional.empty() : channels.single())
                .orElseThrow(() -> new ErrorResponseException(unauthorized()));
    }

    /** The response to a request without a valid key. */
    protected ApiResponse unauthorized() {
        return gateway.invalidKey();
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, throttledByDefault(throttling));
    }

    /** The response to a throttled request if no variant replaces it. */
    protected ApiResponse throttledByDefault(ChannelHealth.Throttling throttling) {
        return GatewayResponses.throttledText(throttling);
    }

    @Override
    public ApiResponse forbidden() {
        return gateway.forbidden();
    }

    @Override
    public ApiResponse down() {
        return gateway.restarting();
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.tooLarge();
    }
}
