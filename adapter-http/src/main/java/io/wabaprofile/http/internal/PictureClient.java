package io.wabaprofile.http.internal;

import feign.RequestLine;
import io.wabaprofile.http.internal.platform.PictureDecoder;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.HeaderCredential;
import io.wabaprofile.http.internal.request.RequestSpec;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.Unreadable;
import io.wabaprofile.profile.DownloadedPhoto;
import io.wabaprofile.profile.Photo;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Downloads pictures from the platform's picture host, without a credential. The signed address of a picture comes from a
 * response, so it is not trusted. Thread-safe.
 */
public final class PictureClient {
    private static final URI PLATFORM = URI.create("https://pps.whatsapp.net");

    /** The transport checks the path and the query, which are the group. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?i:https://pps\\.whatsapp\\.net)(?::443)?(/.*)", Pattern.DOTALL);

    private static final Channel ANONYMOUS = new Channel(() -> HeaderCredential.NONE, "");

    private final ApiClient<PictureApi> client;

    /** The target of a request contains a signature, so it is not part of this interface. */
    interface PictureApi {
        @RequestLine("GET /")
        byte[] picture(CallOptions call);
    }

    public PictureClient(Host host) {
        client = host.client(PictureApi.class, new PictureDecoder(host.base().getAuthority(), host.clock()));
    }

    /**
     * Returns the host from which pictures are downloaded. A connection over plain HTTP is to a simulator, which has the
     * pictures of {@code pps.whatsapp.net} too.
     *
     * @param base the checked address of the connection
     */
    public static URI host(URI base) {
        return base.getScheme().equals("http") ? URI.create("http://" + base.getAuthority()) : PLATFORM;
    }

    /**
     * Downloads a picture of at most 5 MiB.
     *
     * @param adapter the adapter that got the address, for metrics
     * @param address the address in the response
     */
    public DownloadedPhoto download(String adapter, String address, Deadline deadline) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            throw new Unreadable(
                    Operation.DOWNLOAD_PHOTO,
                    Outcome.NOT_APPLIED,
                    "the address of the photo does not start with " + PLATFORM + "/",
                    null);
        }
        RequestSpec request = new Endpoint(adapter, Operation.DOWNLOAD_PHOTO, RetrySafety.READ)
                .forChannel(ANONYMOUS)
                .target(matcher.group(1))
                .redacting(address)
                .responseLimit(Photo.MAX_BYTES)
                .deadline(deadline);
        return client.call(
                request, (api, call) -> DownloadedPhoto.of(api.picture(call)).orElseThrow(PictureClient::noPicture));
    }

    /** Returns the failure for a response that is not a picture. */
    public static AttemptFailure noPicture() {
        return AttemptFailure.unreadable("it is not a complete JPEG or PNG");
    }
}
