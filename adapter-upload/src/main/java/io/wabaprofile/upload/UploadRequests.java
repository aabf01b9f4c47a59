package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.Call;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Continuation;
import io.wabaprofile.http.internal.Deadline;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import io.wabaprofile.upload.OffsetQuery.Held;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The requests of one upload, all by the same deadline and stopped by the same observer. */
final class UploadRequests {
    static final CallKind OPEN = new CallKind("upload", Operation.OPEN_UPLOAD, Safety.HARMLESS_CREATION);
    private static final CallKind SEND = new CallKind("upload", Operation.SEND_UPLOAD, Safety.APPEND);

    private final ApiClient<UploadApi> client;
    private final Channel channel;
    private final OffsetQuery query;
    private final MediaFile file;
    private final Deadline deadline;
    private final Watch watch;

    UploadRequests(
            ApiClient<UploadApi> client,
            Channel channel,
            OffsetQuery query,
            MediaFile file,
            Deadline deadline,
            Watch watch) {
        this.client = client;
        this.channel = channel;
        this.query = query;
        this.file = file;
        this.deadline = deadline;
        this.watch = watch;
    }

    SessionId open() {
        String target = UploadApi.UPLOADS
                + "?file_name=" + encoded(file.name())
                + "&file_length=" + file.length()
                + "&file_type=" + encoded(file.mediaType());
        return client.call(
                prepared(OPEN).to(target),
                (api, call) -> SessionId.from(api.open(call).id()));
    }

    Held held(SessionId session) {
        return query.ask(watch.over(query.on(channel).by(deadline)), session);
    }

    /** A call to be aimed at a session before every attempt. */
    Call sending() {
        return prepared(SEND);
    }

    /** @param content of the attempt that begins; its end closes it */
    MediaHandle send(Call call, Supplier<FileContent> content, Continuation continuation) {
        return client.append(
                call,
                (api, options) -> {
                    try (FileContent part = content.get()) {
                        return handle(api.send(file.mediaType(), part.offset(), options)
                                .h());
                    }
                },
                continuation);
    }

    void resent(long bytes) {
        client.resent(SEND, bytes);
    }

    private Call prepared(CallKind kind) {
        return watch.over(kind.on(channel).by(deadline));
    }

    private static MediaHandle handle(@Nullable String answered) {
        if (answered == null) {
            throw AttemptFailure.unreadable("it holds no handle");
        }
        try {
            return MediaHandle.of(answered);
        } catch (InvalidMediaException e) {
            throw AttemptFailure.unreadable("it holds no usable handle");
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
