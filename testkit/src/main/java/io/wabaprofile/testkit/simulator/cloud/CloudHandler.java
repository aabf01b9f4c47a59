package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GatewayApiHandler;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.Variant;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Handles 360dialog's Cloud API: the profile and the health status of a number. */
public final class CloudHandler extends GatewayApiHandler {
    private static final String SAMPLE_ACCOUNT = "102290129340398";

    private final SimulatorRules rules;
    private final ProfileEndpoint profile;

    public CloudHandler(ChannelRegistry channels, SimulatorRules rules, InstantSource clock) {
        super(channels, rules);
        this.rules = rules;
        this.profile = new ProfileEndpoint(rules, UploadAccess.byChannel(channels), clock);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) throws IOException {
        return switch (request.path()) {
            case ApiPaths.CLOUD_PROFILE -> profile.operation(request);
            case ApiPaths.HEALTH_STATUS -> request.is("GET") ? Optional.of(Operation.FETCH_FACTS) : Optional.empty();
            default -> Optional.empty();
        };
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        ApiResponse response = request.path().equals(ApiPaths.CLOUD_PROFILE)
                ? profile.handle(account, request)
                : NumberEndpoint.health(account);
        return rules.has(Variant.USAGE_HEADERS) ? GraphResponses.withUsage(response, SAMPLE_ACCOUNT) : response;
    }

    @Override
    protected ApiResponse throttledByDefault(ChannelHealth.Throttling throttling) {
        return ErrorResponses.of(PlatformError.APP_LIMIT_REACHED);
    }

    @Override
    public ApiResponse forbidden() {
        return ErrorResponses.of(PlatformError.PERMISSION_DENIED);
    }

    @Override
    public ApiResponse down() {
        return ErrorResponses.of(PlatformError.UNEXPECTED_ERROR);
    }

    @Override
    public ApiResponse tooLarge() {
        return gateway.error(413, "request body too large");
    }
}
