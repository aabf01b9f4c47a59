package io.wabaprofile.spring;

import io.wabaprofile.cloud.CloudAdapter;
import io.wabaprofile.http.ApiConnection;
import io.wabaprofile.http.GraphNumber;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.spring.ChannelFactory.ChannelSetup;
import io.wabaprofile.spring.ConfiguredChannels.Gateways;
import io.wabaprofile.upload.UploadAdapter;
import java.util.function.Function;

/** Creates the gateways of channels in Meta's Graph API. The connection is built for the first of them. */
record GraphChannels(ApiConnections connections) implements Function<ChannelSetup, Gateways> {
    private static final String APP_OF_TOKEN = "app";

    @Override
    public Gateways apply(ChannelSetup setup) {
        ApiConnection connection = connections.toGraph();
        CloudAdapter cloud = CloudAdapter.connect(connection);
        GraphNumber number = number(setup);
        MediaUploader uploader = uploader(setup, connection, number);
        return new Gateways(cloud.profile(number), cloud.photo(number, uploader), uploader, cloud.facts(number));
    }

    private static GraphNumber number(ChannelSetup setup) {
        String property = setup.property() + ".phone-number-id";
        String id = setup.channel().phoneNumberId();
        if (id == null || id.isBlank()) {
            throw new InvalidPropertyException(
                    property, "is not set, and the mode is graph.", "Set Meta's ID of the number.");
        }
        try {
            return GraphNumber.of(id.strip(), setup.credentials());
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPropertyException(property, invalid.getMessage() + ".", "Correct the ID.", invalid);
        }
    }

    private static MediaUploader uploader(ChannelSetup setup, ApiConnection connection, GraphNumber number) {
        String appId = setup.channel().appId();
        try {
            return UploadAdapter.connect(connection).uploader(number, appId == null ? APP_OF_TOKEN : appId);
        } catch (IllegalArgumentException invalid) {
            throw new InvalidPropertyException(
                    setup.property() + ".app-id", invalid.getMessage() + ".", "Correct the ID.", invalid);
        }
    }
}
