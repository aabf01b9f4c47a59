package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.FailureKind;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadInterruption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Queries the offset of an upload. After a host has refused the query as unsupported, does not send it for one hour.
 */
final class OffsetQuery {
    static final Endpoint FETCH_OFFSET = new Endpoint("upload", Operation.FETCH_OFFSET, RetrySafety.READ);
    private static final Set<Integer> STATUSES_OF_NO_SUCH_ENDPOINT = Set.of(400, 404, 405);
    private static final SessionLost FORGOTTEN = new SessionLost(UploadInterruption.SESSION_FORGOTTEN);
    private static final SessionLost NOT_SERVED = new SessionLost(UploadInterruption.OFFSET_UNKNOWN);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final ApiClient<UploadApi> client;
    private volatile @Nullable Deadline notServed;

    OffsetQuery(ApiClient<UploadApi> client) {
        this.client = client;
    }

    sealed interface OffsetResult {}

    /** The offset that the server reported. Not validated. */
    record Known(long offset) implements OffsetResult {}

    /** The session cannot be resumed. */
    record SessionLost(UploadInterruption reason) implements OffsetResult {}

    /** @throws io.wabaprofile.port.GatewayException if the server returned no usable response */
    OffsetResult query(RequestSpec request, SessionId session) {
        Deadline unsupported = notServed;
        if (unsupported != null && !unsupported.isOver()) {
            return NOT_SERVED;
        }
        request.target(session.target()).redacting(session.verbatim());
        OffsetResult result = client.call(request, (api, options) -> {
            try {
                return new Known(offset(api.offset(options).fileOffset()));
            } catch (AttemptFailure failure) {
                return withoutOffset(failure);
            }
        });
        if (result.equals(NOT_SERVED)) {
            notServed = client.deadline(MEMORY);
        }
        return result;
    }

    private static OffsetResult withoutOffset(AttemptFailure failure) {
        boolean refused = failure.kind() == FailureKind.GONE || failure.kind() == FailureKind.INVALID;
        if (!refused || failure.status().isEmpty()) {
            throw failure;
        }
        int status = failure.status().getAsInt();
        if (!failure.isFromPlatform() && STATUSES_OF_NO_SUCH_ENDPOINT.contains(status)) {
            return NOT_SERVED;
        }
        if (status >= 400) {
            return FORGOTTEN;
        }
        throw failure;
    }

    /** Accepts a whole number or its text. */
    private static long offset(@Nullable Object value) {
        String digits = value instanceof Double ? "" : String.valueOf(value);
        if (!digits.matches("-?[0-9]{1,18}")) {
            throw AttemptFailure.unreadable("it contains no offset");
        }
        return Long.parseLong(digits);
    }
}
