package io.wabaprofile.testkit;

import io.wabaprofile.port.Cancelled;
import io.wabaprofile.port.MediaUploader;
import io.wabaprofile.port.Operation;
import io.wabaprofile.port.Outcome;
import io.wabaprofile.port.PhotoGateway;
import io.wabaprofile.port.ProfileGateway;
import io.wabaprofile.port.Rejected;
import io.wabaprofile.port.RemoteError;
import io.wabaprofile.port.Throttled;
import io.wabaprofile.port.Unauthorized;
import io.wabaprofile.port.Unavailable;
import io.wabaprofile.port.Unavailable.Reason;
import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.Photo;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.ProfileUpdate;
import io.wabaprofile.testkit.Condition.Down;
import io.wabaprofile.testkit.Condition.Throttling;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The three ports in memory, for tests without HTTP. Keeps the contracts that the real adapters keep, and fails as they
 * do when the account says so. Uses the key the account had when the fake was made. Safe for use by several threads.
 */
public final class FakeAdapter {
    private final SimulatedAccount account;
    private final String key;
    private final InstantSource clock;

    private FakeAdapter(SimulatedAccount account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
        this.key = account.key();
    }

    public static FakeAdapter over(SimulatedAccount account) {
        return over(account, () -> Instant.EPOCH);
    }

    /** @param clock says when an upload was opened; without one, all were opened as 1970 began */
    public static FakeAdapter over(SimulatedAccount account, InstantSource clock) {
        return new FakeAdapter(account, clock);
    }

    public ProfileGateway profile() {
        return new FakeProfile();
    }

    public PhotoGateway photo() {
        return this::replacePhoto;
    }

    public MediaUploader uploader() {
        return new FakeUploader(account, this::admit, clock);
    }

    private final class FakeProfile implements ProfileGateway {
        @Override
        public BusinessProfile fetch(Set<ProfileField> fields) {
            if (fields.isEmpty()) {
                throw new IllegalArgumentException("Name at least one field to fetch");
            }
            admit(Operation.FETCH_PROFILE);
            return restricted(account.profile(), fields);
        }

        @Override
        public void apply(ProfileUpdate update) {
            if (update.isEmpty()) {
                return;
            }
            admit(Operation.UPDATE_PROFILE);
            update.vertical()
                    .<Optional<String>>fold(vertical -> Optional.of(vertical.code()), Optional::empty, Optional::empty)
                    .filter(code -> !Verticals.CODES.contains(code))
                    .ifPresent(code -> {
                        throw rejected(Operation.UPDATE_PROFILE, Verticals.complaintAbout(code));
                    });
            account.commit(update::applyTo, null);
        }
    }

    private static BusinessProfile restricted(BusinessProfile all, Set<ProfileField> fields) {
        BusinessProfile.Builder some = BusinessProfile.builder();
        for (ProfileField field : fields) {
            switch (field) {
                case ABOUT -> some.about(all.about().orElse(null));
                case ADDRESS -> some.address(all.address().orElse(null));
                case DESCRIPTION -> some.description(all.description().orElse(null));
                case EMAIL -> some.email(all.email().orElse(null));
                case VERTICAL -> some.vertical(all.vertical().orElse(null));
                case WEBSITES -> some.websites(all.websites());
                case PHOTO -> some.photoUrl(all.photoUrl().orElse(null));
            }
        }
        return some.build();
    }

    private void replacePhoto(Photo photo) {
        admit(Operation.REPLACE_PHOTO);
        StoredPhoto stored = StoredPhoto.of(photo.bytes())
                .orElseThrow(() -> new IllegalStateException("A Photo is a JPEG or a PNG"));
        account.commit(UnaryOperator.identity(), stored);
    }

    /** What every call meets first: the interrupt, the key, the state of the servers. */
    private void admit(Operation operation) {
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled(operation, Outcome.NOT_APPLIED, "interrupted");
        }
        if (!account.accepts(key)) {
            throw new Unauthorized(
                    operation, Outcome.NOT_APPLIED, remoteError(401, null, "Invalid api_key or token expired"));
        }
        Condition condition = account.condition();
        if (condition instanceof Down) {
            throw new Unavailable(
                    operation,
                    Outcome.NOT_APPLIED,
                    Reason.SERVER_ERROR,
                    remoteError(500, 2, "An unexpected error occurred. Please retry your request"),
                    null);
        }
        if (condition instanceof Throttling throttling) {
            throw new Throttled(
                    operation,
                    Outcome.NOT_APPLIED,
                    remoteError(429, 4, "Application request limit reached"),
                    throttling.retryAfter().orElse(null));
        }
    }

    static Rejected rejected(Operation operation, String message) {
        return new Rejected(operation, Outcome.NOT_APPLIED, remoteError(400, 100, message));
    }

    private static RemoteError remoteError(int status, @Nullable Integer code, String message) {
        String cut = message.length() > 256 ? message.substring(0, 256) : message;
        return new RemoteError(status, code, null, cut, null, null);
    }
}
