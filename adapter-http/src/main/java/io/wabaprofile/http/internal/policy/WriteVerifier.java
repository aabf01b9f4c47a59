package io.wabaprofile.http.internal.policy;

import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.function.Function;

/** Verifies writes of unknown outcome by a read, where {@link KnownValues} show that the read proves something. */
public final class WriteVerifier {
    private WriteVerifier() {}

    /** Reads whether the profile has the written values. */
    @FunctionalInterface
    public interface Verification {
        /** @param failure the failure of the write; if the read fails too, its failure is added as a suppressed one */
        boolean isApplied(Permit permit, CallFailure failure);
    }

    /** Returns a read that remembers the values for the verification of later writes. */
    public static Function<Permit, BusinessProfile> remembering(Function<Permit, BusinessProfile> read) {
        return permit -> {
            KnownValues known = permit.channel().known;
            int start = known.version();
            BusinessProfile profile = read.apply(permit);
            known.read(profile, start);
            return profile;
        };
    }

    /** Returns a write that succeeds after an unknown outcome if the verification proves that it was applied. */
    public static Function<Permit, Boolean> verifying(
            Function<Permit, Boolean> write, ProfileUpdate update, Verification verification) {
        BusinessProfile written = update.applyTo(BusinessProfile.builder().build());
        return permit -> {
            KnownValues.Write tracked = permit.channel().known.startWrite(written);
            boolean applied = true;
            try {
                applied = write.apply(permit);
            } catch (CallFailure failure) {
                if (failure.outcome() == Outcome.NOT_APPLIED) {
                    tracked.notApplied();
                    throw failure;
                }
                tracked.unknown();
                if (!tracked.isProvable() || failure.isCancelled() || !verification.isApplied(permit, failure)) {
                    throw failure;
                }
            }
            tracked.applied();
            return applied;
        };
    }
}
