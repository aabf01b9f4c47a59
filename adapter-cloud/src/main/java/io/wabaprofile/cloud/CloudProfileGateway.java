package io.wabaprofile.cloud;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Map;
import java.util.Set;

/** Reads and writes a profile with one request each. */
final class CloudProfileGateway implements ProfileGateway {
    static final Endpoint FETCH = new Endpoint("cloud", Operation.FETCH_PROFILE, RetrySafety.READ);
    private static final Endpoint UPDATE =
            new Endpoint("cloud", Operation.UPDATE_PROFILE, RetrySafety.IDEMPOTENT_WRITE);

    private final ApiClient<CloudApi> client;
    private final Channel channel;

    CloudProfileGateway(ApiClient<CloudApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public BusinessProfile fetch(Set<ProfileField> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields must contain at least one field");
        }
        return client.read(
                FETCH.forChannel(channel).target(CloudTranslator.target(channel, fields)),
                (api, call) -> CloudTranslator.profile(api.profile(call), fields));
    }

    @Override
    public void apply(ProfileUpdate update) {
        if (update.isEmpty()) {
            return;
        }
        Map<String, Object> message = CloudTranslator.update(update);
        client.write(
                UPDATE.forChannel(channel).target(CloudTranslator.target(channel)),
                update,
                (api, call) -> CloudTranslator.check(api.update(message, call)),
                () -> FETCH.forChannel(channel).target(CloudTranslator.target(channel, update.fields())),
                (api, call) -> CloudTranslator.profile(api.profile(call), update.fields()));
    }
}
