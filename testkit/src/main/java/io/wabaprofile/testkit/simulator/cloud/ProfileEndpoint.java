package io.wabaprofile.testkit.simulator.cloud;

import io.wabaprofile.port.Operation;
import io.wabaprofile.testkit.account.SimulatedAccount;
import io.wabaprofile.testkit.account.UploadAccess;
import io.wabaprofile.testkit.json.MalformedJson;
import io.wabaprofile.testkit.simulator.http.ApiRequest;
import io.wabaprofile.testkit.simulator.http.ApiResponse;
import io.wabaprofile.testkit.simulator.http.BodyTooLargeException;
import io.wabaprofile.testkit.simulator.http.ErrorResponseException;
import io.wabaprofile.testkit.simulator.rules.SimulatorRules;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The profile endpoint, which 360dialog's Cloud API and the Graph API share. */
public final class ProfileEndpoint {
    private final ProfileReader reader;
    private final ProfileUpdater updater;

    public ProfileEndpoint(SimulatorRules rules, UploadAccess uploads, InstantSource clock) {
        this.reader = new ProfileReader(rules);
        this.updater = new ProfileUpdater(rules, uploads, clock);
    }

    /** Returns the operation by method and body; empty if the endpoint does not support the method. */
    public Optional<Operation> operation(ApiRequest request) throws IOException {
        return switch (request.method()) {
            case "GET" -> Optional.of(Operation.FETCH_PROFILE);
            case "POST" -> Optional.of(hasPictureHandle(request) ? Operation.REPLACE_PHOTO : Operation.UPDATE_PROFILE);
            default -> Optional.empty();
        };
    }

    private static boolean hasPictureHandle(ApiRequest request) throws IOException {
        try {
            return request.json(request.smallBody()).has(PictureHandles.HANDLE);
        } catch (MalformedJson | BodyTooLargeException rejectedLater) {
            return false;
        }
    }

    public ApiResponse handle(SimulatedAccount account, ApiRequest request)
            throws IOException, ErrorResponseException, BodyTooLargeException {
        return request.is("GET") ? reader.read(account.profile(), request) : updater.update(account, request);
    }
}
