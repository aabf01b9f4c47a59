package io.wabaprofile.testkit.simulator.graph;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.ChannelHealth;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.fault.PlatformError;
import io.wabaprofile.testkit.simulator.cloud.NumberEndpoint;
import io.wabaprofile.testkit.simulator.cloud.ProfileEndpoint;
import io.wabaprofile.testkit.simulator.http.ApiHandler;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.ErrorResponses;
import io.wabaprofile.testkit.simulator.response.GraphResponses;
import io.wabaprofile.testkit.simulator.response.ThrottledResponses;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import io.wabaprofile.testkit.simulator.rules.Variant;
import io.wabaprofile.testkit.simulator.upload.UploadEndpoint;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Handles Meta's Graph API: the profile and the facts of a number, and the uploads of an app. */
public final class GraphHandler implements ApiHandler {
    private final SimulatorRules rules;
    private final TokenCheck tokens;
    private final ThrottledResponses throttled;
    private final ProfileEndpoint profile;
    private final NumberEndpoint number;
    private final UploadEndpoint uploads;

    public GraphHandler(
            ChannelRegistry channels, SimulatorRules rules, UploadBehaviour behaviour, InstantSource clock) {
        UploadAccess access = UploadAccess.byApp(channels);
        this.rules = rules;
        this.tokens = new TokenCheck(channels, rules);
        this.throttled = new ThrottledResponses(rules);
        this.profile = new ProfileEndpoint(rules, access, clock);
        this.number = new NumberEndpoint(rules);
        this.uploads = new UploadEndpoint(rules, behaviour, GraphResponses::parameter, access, clock);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) throws IOException {
        Optional<GraphRoute> route = GraphRoute.of(request);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        return switch (route.get().kind()) {
            case PROFILE -> profile.operation(request);
            case NUMBER -> request.is("GET") ? Optional.of(Operation.FETCH_FACTS) : Optional.empty();
            case UPLOADS -> request.is("POST") ? Optional.of(Operation.OPEN_UPLOAD) : Optional.empty();
            case SESSION -> UploadEndpoint.sessionOperation(request);
        };
    }

    private static GraphRoute route(ApiRequest request) {
        return GraphRoute.of(request).orElseThrow();
    }

    @Override
    public SimulatedAccount account(ApiRequest request) throws ErrorResponseException {
        return tokens.account(request, route(request));
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        return switch (route(request).kind()) {
            case PROFILE -> profile.handle(account, request);
            case NUMBER -> number.fields(account, request);
            case UPLOADS -> uploads.open(account, request.parameters());
            case SESSION -> uploads.handle(account, request);
        };
    }

    @Override
    public ApiResponse complete(SimulatedAccount account, ApiResponse response) {
        return rules.has(Variant.USAGE_HEADERS_ABSENT)
                ? response
                : GraphResponses.withUsage(
                        response,
                        account.state().token().accountId(),
                        throttled.isOfAccount(),
                        account.state().health());
    }

    @Override
    public ApiResponse throttled(ChannelHealth.Throttling throttling) {
        return throttled.graph(throttling);
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
        return GraphResponses.parameter(413, "(#100) The body is larger than 64 KiB");
    }
}
