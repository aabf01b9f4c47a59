package io.wabaprofile.upload;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.AttemptFailure;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.UploadObserver;
import io.wabaprofile.port.UploadStatistics;
import io.wabaprofile.profile.InvalidMediaException;
import io.wabaprofile.profile.MediaFile;
import io.wabaprofile.profile.MediaHandle;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens a session, sends the bytes from an offset on, gets the handle. */
final class UploadGateway implements MediaUploader {
    private static final CallKind OPEN = new CallKind("upload", Operation.OPEN_UPLOAD, Safety.HARMLESS_CREATION);
    private static final CallKind SEND = new CallKind("upload", Operation.SEND_UPLOAD, Safety.APPEND);

    private static final long SLOWEST_BYTES_PER_SECOND = 50_000;
    private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(2);

    private final ApiClient<UploadApi> client;
    private final Channel channel;

    UploadGateway(ApiClient<UploadApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public MediaHandle upload(MediaFile file, UploadObserver observer) {
        SessionId session = open(file);
        observer.started(file);
        MediaHandle handle = send(session, file, 0, observer);
        observer.finished(new UploadStatistics(file.length()));
        return handle;
    }

    private SessionId open(MediaFile file) {
        String target = UploadApi.UPLOADS
                + "?file_name=" + encoded(file.name())
                + "&file_length=" + file.length()
                + "&file_type=" + encoded(file.mediaType());
        return client.call(
                OPEN.on(channel).to(target),
                (api, call) -> SessionId.from(api.open(call).id()));
    }

    private MediaHandle send(SessionId session, MediaFile file, long offset, UploadObserver observer) {
        Duration limit = limit(file.length() - offset);
        try (FileContent content = new FileContent(file, offset, observer)) {
            return client.call(
                    SEND.on(channel)
                            .to(session.target())
                            .hiding(session.verbatim())
                            .withBody(content::publisher)
                            .within(limit, limit),
                    (api, call) ->
                            handle(api.send(file.mediaType(), offset, call).h()));
        }
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

    private static Duration limit(long bytes) {
        Duration slowest = Duration.ofSeconds(bytes / SLOWEST_BYTES_PER_SECOND);
        return slowest.compareTo(SHORTEST_LIMIT) > 0 ? slowest : SHORTEST_LIMIT;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
