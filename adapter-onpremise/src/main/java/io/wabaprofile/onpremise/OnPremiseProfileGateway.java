package io.wabaprofile.onpremise;

import io.wabaprofile.http.internal.ApiClient;
import io.wabaprofile.http.internal.request.AttemptFailure;
import io.wabaprofile.http.internal.request.CallOptions;
import io.wabaprofile.http.internal.request.Channel;
import io.wabaprofile.http.internal.request.Deadline;
import io.wabaprofile.http.internal.request.Endpoint;
import io.wabaprofile.http.internal.request.RetrySafety;
import io.wabaprofile.onpremise.OnPremiseMessages.About;
import io.wabaprofile.port.GatewayException;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.PartiallyApplied;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Change;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.Collections;
import java.util.Set;

/** Reads and writes a profile that consists of three resources. */
final class OnPremiseProfileGateway implements ProfileGateway {
    private static final Endpoint FETCH_ABOUT = endpoint(Operation.FETCH_ABOUT, RetrySafety.READ);
    private static final Endpoint FETCH_PROFILE = endpoint(Operation.FETCH_PROFILE, RetrySafety.READ);
    static final Endpoint FETCH_PHOTO = endpoint(Operation.FETCH_PHOTO, RetrySafety.READ);
    private static final Endpoint UPDATE_ABOUT = endpoint(Operation.UPDATE_ABOUT, RetrySafety.IDEMPOTENT_WRITE);
    private static final Endpoint UPDATE_PROFILE = endpoint(Operation.UPDATE_PROFILE, RetrySafety.IDEMPOTENT_WRITE);

    private static final Set<ProfileField> ABOUT = Set.of(ProfileField.ABOUT);

    private final ApiClient<OnPremiseApi> client;
    private final Channel channel;

    OnPremiseProfileGateway(ApiClient<OnPremiseApi> client, Channel channel) {
        this.client = client;
        this.channel = channel;
    }

    private static Endpoint endpoint(Operation operation, RetrySafety safety) {
        return new Endpoint("onpremise", operation, safety, OnPremiseApi.RATE);
    }

    @Override
    public BusinessProfile fetch(Set<ProfileField> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("fields must contain at least one field");
        }
        Deadline deadline = client.deadline();
        BusinessProfile.Builder profile = BusinessProfile.builder();
        if (fields.contains(ProfileField.ABOUT)) {
            profile.with(
                    client.read(FETCH_ABOUT.forChannel(channel).deadline(deadline), OnPremiseProfileGateway::about));
        }
        if (!Collections.disjoint(fields, OnPremiseTranslator.BUSINESS_FIELDS)) {
            profile.with(client.read(
                    FETCH_PROFILE.forChannel(channel).deadline(deadline),
                    (api, call) -> OnPremiseTranslator.business(api.business(call), fields)));
        }
        if (fields.contains(ProfileField.PHOTO)) {
            profile.with(client.read(
                    FETCH_PHOTO.forChannel(channel).deadline(deadline).target(OnPremiseApi.PHOTO_LINK),
                    OnPremiseProfileGateway::photo));
        }
        return profile.build();
    }

    private static BusinessProfile about(OnPremiseApi api, CallOptions call) {
        return OnPremiseTranslator.about(api.about(call));
    }

    static BusinessProfile photo(OnPremiseApi api, CallOptions call) {
        try {
            return OnPremiseTranslator.photo(api.photoLink(call));
        } catch (AttemptFailure failure) {
            if (failure.isNotFound()) {
                return BusinessProfile.builder().photoUrl(null).build();
            }
            throw failure;
        }
    }

    /** Writes the business fields first: the server can reject them for more reasons, and then no field has changed. */
    @Override
    public void apply(ProfileUpdate update) {
        Deadline deadline = client.deadline();
        ProfileUpdate businessUpdate = update.only(OnPremiseTranslator.BUSINESS_FIELDS);
        Set<ProfileField> business = businessUpdate.fields();
        if (!business.isEmpty()) {
            client.write(
                    UPDATE_PROFILE.forChannel(channel).deadline(deadline),
                    businessUpdate,
                    (api, call) -> api.updateBusiness(OnPremiseTranslator.business(businessUpdate), call),
                    () -> FETCH_PROFILE.forChannel(channel),
                    (api, call) -> OnPremiseTranslator.business(api.business(call), business));
        }
        if (update.about() instanceof Change.SetTo<String> about) {
            updateAbout(update.only(ABOUT), about.value(), business, deadline);
        }
    }

    private void updateAbout(ProfileUpdate update, String text, Set<ProfileField> applied, Deadline deadline) {
        try {
            client.write(
                    UPDATE_ABOUT.forChannel(channel).deadline(deadline),
                    update,
                    (api, call) -> api.updateAbout(new About(text), call),
                    () -> FETCH_ABOUT.forChannel(channel),
                    OnPremiseProfileGateway::about);
        } catch (GatewayException failure) {
            if (applied.isEmpty()) {
                throw failure;
            }
            throw new PartiallyApplied(applied, ABOUT, failure);
        }
    }
}
