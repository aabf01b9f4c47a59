package io.wabaprofile.upload;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.wabaprofile.http.internal.request.CallOptions;

/** The upload endpoints. */
interface UploadApi {

    String UPLOADS = "/uploads";

    /**
     * Opens a session. Sent with the file's name, length and type in its target.
     *
     * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
     */
    @RequestLine("POST " + UPLOADS)
    UploadMessages.SessionResponse open(CallOptions call);

    /**
     * Sends the file from an offset. Sent with the unchanged session ID as its target. The offset must be a header; the
     * request fails behind proxies that drop headers with an underscore.
     *
     * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
     */
    @RequestLine("POST /")
    @Headers({"Content-Type: {mediaType}", "file_offset: {offset}"})
    UploadMessages.HandleResponse send(
            @Param("mediaType") String mediaType, @Param("offset") long offset, CallOptions call);

    /**
     * Queries the offset. Sent with the unchanged session ID as its target.
     *
     * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/media-uploads">360dialog: uploads</a>
     */
    @RequestLine("GET /")
    UploadMessages.OffsetResponse offset(CallOptions call);
}
