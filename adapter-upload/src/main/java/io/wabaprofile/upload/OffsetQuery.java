package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.Call;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Deadline;
import io.wabaprofile.http.internal.FailureClass;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadInterruption;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks how much of an upload the server holds. Remembers for an hour that a host does not answer this. */
final class OffsetQuery {
    private static final CallKind FETCH_OFFSET = new CallKind("upload", Operation.FETCH_OFFSET, Safety.READ);
    private static final Set<Integer> STATUSES_OF_NO_SUCH_ENDPOINT = Set.of(400, 404, 405);
    private static final Lost FORGOTTEN = new Lost(UploadInterruption.SESSION_FORGOTTEN);
    private static final Lost NOT_SERVED = new Lost(UploadInterruption.OFFSET_UNKNOWN);
    private static final Duration MEMORY = Duration.ofHours(1);

    private final ApiClient<UploadApi> client;
    private volatile @Nullable Deadline notServed;

    OffsetQuery(ApiClient<UploadApi> client) {
        this.client = client;
    }

    sealed interface Held {}

    /** The server holds the file's first bytes, as many as it says; not checked against anything. */
    record UpTo(long offset) implements Held {}

    /** There is no session to go on with. */
    record Lost(UploadInterruption why) implements Held {}

    Call on(Channel channel) {
        return FETCH_OFFSET.on(channel);
    }

    /** @throws io.wabaprofile.port.GatewayException if there was no answer to go by */
    Held ask(Call call, SessionId session) {
        Deadline silence = notServed;
        if (silence != null && !silence.isOver()) {
            return NOT_SERVED;
        }
        call.to(session.target()).hiding(session.verbatim());
        Held held = client.call(call, (api, options) -> {
            try {
                return new UpTo(offset(api.held(options).fileOffset()));
            } catch (AttemptFailure failure) {
                return withoutAnOffset(failure);
            }
        });
        if (held.equals(NOT_SERVED)) {
            notServed = client.deadline(MEMORY);
        }
        return held;
    }

    private static Held withoutAnOffset(AttemptFailure failure) {
        boolean refused = failure.kind() == FailureClass.GONE || failure.kind() == FailureClass.INVALID;
        if (!refused || failure.status().isEmpty()) {
            throw failure;
        }
        int status = failure.status().getAsInt();
        if (!failure.isThePlatforms() && STATUSES_OF_NO_SUCH_ENDPOINT.contains(status)) {
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
