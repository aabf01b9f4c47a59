package io.wabaprofile.port;

import io.wabaprofile.profile.ProfileField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On-Premise only: an update that needed two requests, of which the first went through and the second failed. The cause
 * says why; {@link #outcome()} speaks of the pending part. Applying the same update again is safe.
 */
public final class PartiallyApplied extends GatewayException {
    private static final long serialVersionUID = 1;

    private final EnumSet<ProfileField> applied;
    private final EnumSet<ProfileField> pending;
    private final GatewayException cause;

    /** @throws IllegalArgumentException if either set is empty */
    public PartiallyApplied(Set<ProfileField> applied, Set<ProfileField> pending, GatewayException cause) {
        super(
                cause.operation(),
                cause.outcome(),
                summary(named(applied), named(pending), cause),
                "",
                cause.remoteError().orElse(null),
                cause);
        this.applied = EnumSet.copyOf(applied);
        this.pending = EnumSet.copyOf(pending);
        this.cause = cause;
    }

    private static String named(Set<ProfileField> fields) {
        if (fields.isEmpty()) {
            throw new IllegalArgumentException("Partly applied means that some fields were written and some were not");
        }
        return fields.stream().sorted().map(ProfileField::label).collect(Collectors.joining(", "));
    }

    private static String summary(String applied, String pending, GatewayException cause) {
        String rest = cause.outcome() == Outcome.NOT_APPLIED ? " but not " : " and perhaps ";
        return "applied " + applied + rest + pending + ", because " + cause.why();
    }

    /** The fields that now hold their new value. */
    public Set<ProfileField> applied() {
        return Collections.unmodifiableSet(applied);
    }

    /** The fields whose request failed. */
    public Set<ProfileField> pending() {
        return Collections.unmodifiableSet(pending);
    }

    @Override
    public boolean isTransient() {
        return cause.isTransient();
    }

    @Override
    GatewayException copy(Outcome other) {
        return new PartiallyApplied(applied, pending, cause.withOutcome(other));
    }
}
