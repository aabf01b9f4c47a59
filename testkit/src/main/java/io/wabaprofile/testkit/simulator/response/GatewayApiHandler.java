package io.wabaprofile.testkit.simulator.response;

import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;

/** A handler of an API whose errors come from 360dialog's gateway. */
public abstract class GatewayApiHandler implements ApiHandler {
    protected final GatewayResponses gateway;
    private final ThrottledResponses throttled;

    protected GatewayApiHandler(SimulatorRules rules) {
        this.gateway = new GatewayResponses(rules);
        this.throttled = new ThrottledResponses(rules);
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.response(throttling, GatewayResponses::throttledText);
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
