package io.wabaprofile.application;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;

/** Views and changes a profile, writing only what differs. The same code serves both API modes. */
public final class ProfileEditor {
    private final ProfileGateway gateway;

    public ProfileEditor(ProfileGateway gateway) {
        this.gateway = gateway;
    }

    /** @throws io.wabaprofile.port.GatewayException as {@link ProfileGateway#fetch()} */
    public BusinessProfile view() {
        return gateway.fetch();
    }

    /**
     * Reads the fields the update speaks of and writes those that differ. An update that would change nothing is not
     * sent. Between the read and the write somebody else may write; the last one wins.
     *
     * @throws io.wabaprofile.port.GatewayException as {@link ProfileGateway#apply(ProfileUpdate)}
     */
    public UpdateOutcome update(ProfileUpdate update) {
        if (update.isEmpty()) {
            return new UpdateOutcome.Unchanged();
        }
        BusinessProfile before = gateway.fetch(update.fields());
        ProfileUpdate rest = update.without(before);
        if (rest.isEmpty()) {
            return new UpdateOutcome.Unchanged();
        }
        gateway.apply(rest);
        return new UpdateOutcome.Updated(rest.fields(), before);
    }
}
