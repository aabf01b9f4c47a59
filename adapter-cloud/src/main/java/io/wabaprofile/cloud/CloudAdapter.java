package io.wabaprofile.cloud;

import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.ApiKey;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.NumberFacts;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.PhotoReader;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.UploadObserver;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Creates gateways for numbers in the Cloud API, at 360dialog or in Meta's Graph API. The connection decides which:
 * {@link ApiConnection#to} or {@link ApiConnection#toGraph(String)}. Safe for use by several threads. Gateways are cheap
 * to create.
 *
 * @see <a href="https://docs.360dialog.com/docs/messaging-api/api-reference/profile">360dialog: profile</a>
 */
public final class CloudAdapter {
    /** 360dialog's host for Cloud numbers and uploads. */
    public static final URI HOST = URI.create("https://waba-v2.360dialog.io");

    private final ApiConnection connection;
    private final ApiClient<CloudApi> client;
    private final ApiClient<FactsApi> factsClient;
    private final Set<String> unknownFields;

    private CloudAdapter(
            ApiConnection connection,
            ApiClient<CloudApi> client,
            ApiClient<FactsApi> factsClient,
            Set<String> unknownFields) {
        this.connection = connection;
        this.client = client;
        this.factsClient = factsClient;
        this.unknownFields = unknownFields;
    }

    /** Returns an adapter that uses the connection. The caller closes the connection. */
    public static CloudAdapter connect(ApiConnection connection) {
        return new CloudAdapter(
                connection,
                connection.client(CloudApi.class),
                connection.client(FactsApi.class),
                ConcurrentHashMap.newKeySet());
    }

    /**
     * Returns the same adapter with another time limit per call: of {@code fetch}, of {@code apply}, and of setting an
     * uploaded photo. The limit replaces {@link ApiConnection.Builder#callLimit} for the gateways of the returned adapter,
     * and may be longer. It shares the connections and the limits of each number with this adapter, and is cheap to
     * create, for example once per call. The upload of a photo has the limits of its uploader.
     *
     * @throws IllegalArgumentException if the limit is not from 1 ns to 1 day
     */
    public CloudAdapter callLimit(Duration limit) {
        return new CloudAdapter(
                connection, client.withCallLimit(limit), factsClient.withCallLimit(limit), unknownFields);
    }

    /**
     * Returns the profile gateway of the 360dialog number to which the credentials belong. An update is one request.
     *
     * @param credentials an {@link ApiKey}, or credentials that return one
     * @throws IllegalArgumentException if the connection is to the Graph API, or the credentials are of another kind
     */
    public ProfileGateway profile(Credentials credentials) {
        return new CloudProfileGateway(client, channel(credentials));
    }

    /**
     * Returns the profile gateway of a number in Meta's Graph API. An update is one request.
     *
     * @throws IllegalArgumentException if the connection is not to the Graph API
     * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/business-profiles">Meta: business
     *     profiles</a>
     */
    public ProfileGateway profile(GraphNumber number) {
        return new CloudProfileGateway(client, connection.channel(number));
    }

    /**
     * Returns the photo gateway of the 360dialog number to which the credentials belong. A photo is uploaded first, so
     * this method needs an uploader, such as that of {@code adapter-upload}.
     *
     * @throws IllegalArgumentException as {@link #profile(Credentials)}
     */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader) {
        return photo(credentials, uploader, UploadObserver.NONE);
    }

    /** As {@link #photo(Credentials, MediaUploader)}, with an observer for the uploads. */
    public PhotoGateway photo(Credentials credentials, MediaUploader uploader, UploadObserver observer) {
        return new CloudPhotoGateway(client, channel(credentials), uploader, observer);
    }

    /**
     * Returns the photo gateway of a number in Meta's Graph API. A photo is uploaded first. A handle of 360dialog is not
     * valid at Meta: the uploader must be for the Graph API too.
     *
     * @throws IllegalArgumentException as {@link #profile(GraphNumber)}
     */
    public PhotoGateway photo(GraphNumber number, MediaUploader uploader) {
        return photo(number, uploader, UploadObserver.NONE);
    }

    /** As {@link #photo(GraphNumber, MediaUploader)}, with an observer for the uploads. */
    public PhotoGateway photo(GraphNumber number, MediaUploader uploader, UploadObserver observer) {
        return new CloudPhotoGateway(client, connection.channel(number), uploader, observer);
    }

    /**
     * Returns the reader of the photo of the 360dialog number to which the credentials belong. It reads the address of the
     * photo in the profile, and downloads the photo without the key. {@link #callLimit} limits both requests together.
     *
     * @throws IllegalArgumentException as {@link #profile(Credentials)}
     */
    public PhotoReader photoReader(Credentials credentials) {
        return new CloudPhotoReader(client, channel(credentials), connection.pictures());
    }

    /**
     * As {@link #photoReader(Credentials)}, of a number in Meta's Graph API.
     *
     * @throws IllegalArgumentException as {@link #profile(GraphNumber)}
     */
    public PhotoReader photoReader(GraphNumber number) {
        return new CloudPhotoReader(client, connection.channel(number), connection.pictures());
    }

    /**
     * Returns the facts of a 360dialog number: whether it can send messages. 360dialog offers the other facts to
     * partners only, in {@code adapter-partner}.
     *
     * @throws IllegalArgumentException as {@link #profile(Credentials)}
     * @see <a href="https://docs.360dialog.com/docs/messaging/health-status">360dialog: health status</a>
     */
    public NumberFacts facts(Credentials credentials) {
        return new ChannelHealthFacts(factsClient, channel(credentials));
    }

    /**
     * Returns the facts of a number in Meta's Graph API: each fact except the channel status. A fact that this version
     * of the Graph API does not know is not offered.
     *
     * @throws IllegalArgumentException as {@link #profile(GraphNumber)}
     * @see <a href="https://developers.facebook.com/docs/graph-api/reference/whats-app-business-account-to-number-current-status">Meta:
     *     phone number</a>
     */
    public NumberFacts facts(GraphNumber number) {
        return new GraphFacts(factsClient, connection.channel(number), unknownFields);
    }

    private Channel channel(Credentials credentials) {
        return connection.channel(ApiKey.class, credentials);
    }
}
