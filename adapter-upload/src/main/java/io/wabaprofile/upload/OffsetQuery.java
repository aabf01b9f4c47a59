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

/** Asks how much of an upload the server holds. Remembers for an hour that a host does not answer this. */
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

    /** The server holds the file's first bytes, as many as it says; not checked against anything. */
    record Known(long offset) implements OffsetResult {}

    /** There is no session to go on with. */
    record SessionLost(UploadInterruption reason) implements OffsetResult {}

    /** @throws io.wabaprofile.port.GatewayException if there was no answer to go by */
    OffsetResult ask(RequestSpec request, SessionId session) {
        Deadline silence = notServed;
        if (silence != null && !silence.isOver()) {
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

    /** A whole number, or one as text. */
    private static long offset(@Nullable Object answered) {
        String digits = answered instanceof Double ? "" : String.valueOf(answered);
        if (!digits.matches("-?[0-9]{1,18}")) {
            throw AttemptFailure.unreadable("it holds no offset");
        }
        return Long.parseLong(digits);
    }
}
