package io.wabaprofile.port;

import io.wabaprofile.profile.ProfileField;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An On-Premise update of two requests, of which the first succeeded and the second failed. The cause is the failure of
 * the second request, and {@link #outcome()} is its outcome. It is safe to apply the same update again.
 */
public final class PartiallyApplied extends GatewayException {
    private static final long serialVersionUID = 1;

    private final EnumSet<ProfileField> applied;
    private final EnumSet<ProfileField> pending;
    private final GatewayException cause;

    /**
     * @param applied the fields of the request that succeeded
     * @param pending the fields of the request that failed
     * @param cause the failure of that request; its operation, outcome and error response become those of this failure
     * @throws IllegalArgumentException if either set is empty
     */
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
            throw new IllegalArgumentException(
                    "PartiallyApplied needs at least one applied field and one pending field");
        }
        return fields.stream().sorted().map(ProfileField::label).collect(Collectors.joining(", "));
    }

    private static String summary(String applied, String pending, GatewayException cause) {
        String rest = cause.outcome() == Outcome.NOT_APPLIED ? " but not " : " and perhaps ";
        return "applied " + applied + rest + pending + ", because " + cause.why();
    }

    /** The fields that have their new value. Unmodifiable. */
    public Set<ProfileField> applied() {
        return Collections.unmodifiableSet(applied);
    }

    /** The fields of the failed request. Unmodifiable. */
    public Set<ProfileField> pending() {
        return Collections.unmodifiableSet(pending);
    }

    /** The failure of the second request. */
    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the field is final
    public GatewayException getCause() {
        return cause;
    }

    @Override
    public boolean isTransient() {
        return cause.isTransient();
    }

    @Override
    public Kind kind() {
        return Kind.PARTIALLY_APPLIED;
    }

    @Override
    GatewayException copy(Outcome other) {
        return new PartiallyApplied(applied, pending, cause.withOutcome(other));
    }
}
