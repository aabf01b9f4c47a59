package io.wabaprofile.testkit.simulator.upload;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.ApiPaths;
import io.wabaprofile.testkit.account.ChannelRegistry;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.response.GatewayApiHandler;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import io.wabaprofile.testkit.simulator.rules.UploadBehaviour;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Handles 360dialog's Resumable Upload API. */
public final class UploadHandler extends GatewayApiHandler {
    private final UploadEndpoint uploads;

    public UploadHandler(
            ChannelRegistry channels, SimulatorRules rules, UploadBehaviour behaviour, InstantSource clock) {
        super(channels, rules);
        this.uploads = new UploadEndpoint(rules, behaviour, gateway::error, UploadAccess.byChannel(channels), clock);
    }

    @Override
    public Optional<Operation> operation(ApiRequest request) {
        if (request.path().equals(ApiPaths.UPLOADS)) {
            return request.is("POST") ? Optional.of(Operation.OPEN_UPLOAD) : Optional.empty();
        }
        return !request.isGraph() && looksLikeSession(request)
                ? UploadEndpoint.sessionOperation(request)
                : Optional.empty();
    }

    private static boolean looksLikeSession(ApiRequest request) {
        return UploadEndpoint.isSession(request.path())
                || request.path().toLowerCase(Locale.ROOT).startsWith("/mtph")
                || request.query().has("sig");
    }

    @Override
    public ApiResponse handle(SimulatedAccount account, ApiRequest request) throws IOException, ErrorResponseException {
        return request.path().equals(ApiPaths.UPLOADS)
                ? uploads.open(account, request.query())
                : uploads.handle(account, request);
    }
}
