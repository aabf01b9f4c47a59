package io.wabaprofile.spring;

import io.wabaprofile.channel.ApiMode;
import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.fleet.ChannelGateways;
import io.wabaprofile.fleet.FleetChannel;
import io.wabaprofile.fleet.GraphAccess;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.Credentials;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.http.KeySource;
import io.wabaprofile.onpremise.OnPremiseAdapter;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.spring.WabaProfileProperties.BaseUrls;
import io.wabaprofile.upload.UploadAdapter;

/** The gateways of the channels of a fleet. */
final class FleetGateways implements ChannelGateways, AutoCloseable {
    private final ApiConnections connections;
    private final BaseUrls addresses;
    private final KeySource keys;

    FleetGateways(ApiConnections connections, BaseUrls addresses, KeySource keys) {
        this.connections = connections;
        this.addresses = addresses;
        this.keys = keys;
    }

    @Override
    public ProfileGateway profile(FleetChannel channel) {
        Credentials credentials = credentials(channel);
        return switch (channel.mode()) {
            case CLOUD -> CloudAdapter.connect(cloud()).profile(credentials);
            case GRAPH -> CloudAdapter.connect(graph(channel)).profile(number(channel, credentials));
            case ON_PREMISE -> OnPremiseAdapter.connect(onPremise()).profile(credentials);
        };
    }

    @Override
    public PhotoGateway photo(FleetChannel channel) {
        Credentials credentials = credentials(channel);
        return switch (channel.mode()) {
            case CLOUD ->
                CloudAdapter.connect(cloud())
                        .photo(credentials, UploadAdapter.connect(upload()).uploader(credentials));
            case GRAPH -> {
                GraphNumber number = number(channel, credentials);
                ApiConnection connection = graph(channel);
                yield CloudAdapter.connect(connection)
                        .photo(
                                number,
                                UploadAdapter.connect(connection)
                                        .uploader(number, access(channel).appId()));
            }
            case ON_PREMISE -> OnPremiseAdapter.connect(onPremise()).photo(credentials);
        };
    }

    /** Looks the key up, so that the result of the channel names a missing key. */
    private Credentials credentials(FleetChannel channel) {
        String reference = channel.key().toString();
        Credentials credentials =
                channel.mode() == ApiMode.GRAPH ? keys.accessToken(reference) : keys.credentials(reference);
        credentials.current();
        return credentials;
    }

    private static GraphNumber number(FleetChannel channel, Credentials token) {
        return GraphNumber.of(access(channel).phoneNumberId(), token);
    }

    private static GraphAccess access(FleetChannel channel) {
        return channel.graph().orElseThrow();
    }

    private ApiConnection graph(FleetChannel channel) {
        return connections.toGraph(access(channel).version());
    }

    private ApiConnection cloud() {
        return connections.to(addresses.cloud(), "base-urls.cloud");
    }

    private ApiConnection upload() {
        return addresses.upload() == null ? cloud() : connections.to(addresses.upload(), "base-urls.upload");
    }

    private ApiConnection onPremise() {
        return connections.to(addresses.onPremise(), "base-urls.on-premise");
    }

    @Override
    public String destination() {
        return addresses.toString();
    }

    @Override
    public void close() {
        connections.close();
    }
}
