package io.wabaprofile.http.internal.policy;

import io.wabaprofile.port.Outcome;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileUpdate;
import java.util.function.Function;

/** Verifies writes of unknown outcome by a read, if {@link KnownValues} make the write provable. */
public final class WriteVerifier {
    private WriteVerifier() {}

    /** Reads the profile and compares it with the written values. */
    @FunctionalInterface
    public interface Verification {
        /** @param failure the failure of the write; if the read fails too, its failure is added as suppressed */
        boolean isApplied(Permit permit, CallFailure failure);
    }

    /** Returns a read that records its values to verify later writes. */
    public static Function<Permit, BusinessProfile> remembering(Function<Permit, BusinessProfile> read) {
        return permit -> {
            KnownValues known = permit.channel().known;
            int start = known.version();
            BusinessProfile profile = read.apply(permit);
            known.recordRead(profile, start);
            return profile;
        };
    }

    /** Returns a write that also succeeds if its outcome is unknown and the verification proves that it was applied. */
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
