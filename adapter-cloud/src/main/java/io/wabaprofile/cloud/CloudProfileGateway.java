package io.wabaprofile.cloud;

import io.wabaprofile.cloud.CloudMessages.Update;
import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.CallKind;
import io.wabaprofile.http.internal.Channel;
import io.wabaprofile.http.internal.Safety;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Set;

/** One resource, one request each way. */
final class CloudProfileGateway implements ProfileGateway {
    private static final CallKind FETCH = new CallKind("cloud", Operation.FETCH_PROFILE, Safety.READ);
    private static final CallKind UPDATE = new CallKind("cloud", Operation.UPDATE_PROFILE, Safety.IDEMPOTENT_WRITE);

    private final ApiClient<CloudApi> client;
    private final Channel channel;

    CloudProfileGateway(ApiClient<CloudApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    @Override
    public BusinessProfile fetch(Set<ProfileField> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Name at least one field to fetch");
        }
        return client.read(
                FETCH.on(channel).to(CloudTranslator.target(fields)),
                (api, call) -> CloudTranslator.profile(api.profile(call), fields));
    }

    @Override
    public void apply(ProfileUpdate update) {
        if (update.isEmpty()) {
            return;
        }
        Update message = CloudTranslator.update(update);
        client.write(
                UPDATE.on(channel),
                update,
                (api, call) -> CloudTranslator.check(api.update(message, call)),
                () -> FETCH.on(channel).to(CloudTranslator.target(update.fields())),
                (api, call) -> CloudTranslator.profile(api.profile(call), update.fields()));
    }
}
