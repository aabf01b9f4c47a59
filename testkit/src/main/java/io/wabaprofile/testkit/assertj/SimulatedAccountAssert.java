package io.wabaprofile.testkit.assertj;

import io.wabaprofile.profile.BusinessProfile;
import io.wabaprofile.profile.ProfileField;
import io.wabaprofile.profile.Vertical;
import io.wabaprofile.testkit.account.ReceivedUpload;
import io.wabaprofile.testkit.account.SimulatedAccount;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Assertions about the state of a channel. A failure shows the actual state. Keys, session ids and handles are not
 * shown.
 */
public final class SimulatedAccountAssert extends SecretAwareAssert<SimulatedAccountAssert, SimulatedAccount> {
    SimulatedAccountAssert(SimulatedAccount actual) {
        super(actual, SimulatedAccountAssert.class);
    }

    private SimulatedAccount account() {
        isNotNull();
        return actual;
    }

    @Override
    List<SimulatedAccount> accounts() {
        return List.of(account());
    }

    private BusinessProfile profile() {
        return account().profile();
    }

    /** Verifies each field except the photo. Absent fields must be unset. */
    public SimulatedAccountAssert hasProfile(BusinessProfile expected) {
        return has("the profile", Optional.of(withoutPhoto(profile())), withoutPhoto(expected));
    }

    private static BusinessProfile withoutPhoto(BusinessProfile profile) {
        return profile.toBuilder().photoUrl(null).read(ProfileField.all()).build();
    }

    public SimulatedAccountAssert hasAbout(String expected) {
        return has("the about", profile().about(), expected);
    }

    public SimulatedAccountAssert hasNoAbout() {
        return hasNo("about", profile().about());
    }

    public SimulatedAccountAssert hasAddress(String expected) {
        return has("the address", profile().address(), expected);
    }

    public SimulatedAccountAssert hasNoAddress() {
        return hasNo("address", profile().address());
    }

    public SimulatedAccountAssert hasDescription(String expected) {
        return has("the description", profile().description(), expected);
    }

    public SimulatedAccountAssert hasNoDescription() {
        return hasNo("description", profile().description());
    }

    public SimulatedAccountAssert hasEmail(String expected) {
        return has("the email", profile().email(), expected);
    }

    public SimulatedAccountAssert hasNoEmail() {
        return hasNo("email", profile().email());
    }

    public SimulatedAccountAssert hasVertical(Vertical expected) {
        return has("the vertical", profile().vertical(), expected);
    }

    public SimulatedAccountAssert hasNoVertical() {
        return hasNo("vertical", profile().vertical());
    }

    /** Verifies the websites in this order. Without arguments, verifies that there are none. */
    public SimulatedAccountAssert hasWebsites(String... expected) {
        return has("the websites", Optional.of(profile().websites()), List.of(expected));
    }

    public SimulatedAccountAssert hasNoPhoto() {
        return hasNo("photo", photo());
    }

    /** Verifies that the photo has exactly these bytes. */
    public SimulatedAccountAssert hasPhoto(byte[] expected) {
        if (account().photo().filter(bytes -> Arrays.equals(bytes, expected)).isEmpty()) {
            throw failure(
                    "The account should have a photo of %,d bytes%nbut has%n  %s",
                    expected.length, photo().orElse("no photo"));
        }
        return this;
    }

    /** @param expected in hexadecimal, upper or lower case */
    public SimulatedAccountAssert hasPhotoSha256(String expected) {
        return has("a photo with the SHA-256", account().photoSha256(), expected.toLowerCase(Locale.ROOT));
    }

    public SimulatedAccountAssert hasPhotoOfSize(int bytes) {
        return has("a photo of the size in bytes", account().photo().map(photo -> photo.length), bytes);
    }

    /** @param mediaType {@code image/jpeg} or {@code image/png} */
    public SimulatedAccountAssert hasPhotoOfType(String mediaType) {
        return has("a photo of the type", account().photoType(), mediaType);
    }

    private Optional<String> photo() {
        return account()
                .photo()
                .map(bytes -> String.format(
                        Locale.ROOT,
                        "%s of %,d bytes, SHA-256 %s",
                        account().photoType().orElseThrow(),
                        bytes.length,
                        account().photoSha256().orElseThrow()));
    }

    /** Verifies the number of complete uploads. The account keeps the last 1,000. */
    public SimulatedAccountAssert hasUploads(int expected) {
        List<ReceivedUpload> uploads = account().uploads();
        if (uploads.size() != expected) {
            throw failure("The account has %d complete uploads, not %d: %s", uploads.size(), expected, uploads);
        }
        return this;
    }

    /** Verifies that no byte of an upload, complete or not, was sent again or lost. */
    public SimulatedAccountAssert receivedNoByteTwice() {
        return receivedBytesTwice(0);
    }

    /** Verifies how many bytes of uploads, complete or not, were sent again or lost on arrival. */
    public SimulatedAccountAssert receivedBytesTwice(long expected) {
        long surplus = account().uploads().stream()
                        .mapToLong(upload -> upload.bytesReceived() - upload.length())
                        .sum()
                + account().unfinishedUploads().stream()
                        .mapToLong(upload -> upload.bytesReceived() - upload.offset())
                        .sum();
        if (surplus != expected) {
            throw failure(
                    "The account received %,d bytes twice, not %,d: %s, unfinished %s",
                    surplus, expected, account().uploads(), account().unfinishedUploads());
        }
        return this;
    }

    private SimulatedAccountAssert has(String name, Optional<?> value, Object expected) {
        if (!Objects.equals(value.orElse(null), expected)) {
            throw failure(
                    "The account should have %s%n  %s%nbut has%n  %s",
                    name, expected, value.<Object>map(present -> present).orElse("none"));
        }
        return this;
    }

    private SimulatedAccountAssert hasNo(String name, Optional<?> value) {
        if (value.isPresent()) {
            throw failure("The account should have no %s but has%n  %s", name, value.get());
        }
        return this;
    }
}
