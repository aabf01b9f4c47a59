package io.wabaprofile.application;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;

/** Views and changes a profile, writing only what differs. The same code serves both API modes. */
public final class ProfileEditor {
    private final ProfileGateway gateway;
    private final ReadBack readBack;

    /** An editor that does not read back what it wrote. */
    public ProfileEditor(ProfileGateway gateway) {
        this(gateway, ReadBack.NONE);
    }

    /** @param readBack how often, and after which waits, to read what was written */
    public ProfileEditor(ProfileGateway gateway, ReadBack readBack) {
        this.gateway = gateway;
        this.readBack = readBack;
    }

    /** @throws io.wabaprofile.port.GatewayException as {@link ProfileGateway#fetch()} */
    public BusinessProfile view() {
        return gateway.fetch();
    }

    /**
     * Reads the fields the update speaks of and writes those that differ. An update that would change nothing is not
     * sent. Between the read and the write somebody else may write; the last one wins.
     *
     * <p>With a {@link ReadBack}, the fields are read again after a write that the platform acknowledged. A write that failed
     * is not read back: a later read may show a value of an earlier write.
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
        return new UpdateOutcome.Updated(rest.fields(), before, readBack.of(rest, gateway));
    }
}
