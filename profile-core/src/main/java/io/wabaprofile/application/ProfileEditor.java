package io.wabaprofile.application;

import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;

/** Reads and changes a profile. Writes only the fields that differ. Safe for use by several threads. */
public final class ProfileEditor {
    private final ProfileGateway gateway;
    private final ReadBack readBack;

    /** Creates an editor that does not read the profile after a write. */
    public ProfileEditor(ProfileGateway gateway) {
        this(gateway, ReadBack.NONE);
    }

    /** @param readBack how often to read the written fields after a write, and how long to wait before each read */
    public ProfileEditor(ProfileGateway gateway, ReadBack readBack) {
        this.gateway = gateway;
        this.readBack = readBack;
    }

    /**
     * Reads all fields.
     *
     * @throws io.wabaprofile.port.GatewayException as {@link ProfileGateway#fetch()}
     */
    public BusinessProfile view() {
        return gateway.fetch();
    }

    /**
     * Reads the fields of the update and writes those that differ. If none differs, no write is sent. Another program
     * may
     * write between the read and the write; the last write wins. Safe to repeat.
     *
     * <p>With a {@link ReadBack}, the written fields are read again after a write that the platform acknowledged. They
     * are not
     * read after a failed write, because a later read may show a value of an earlier write.
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
